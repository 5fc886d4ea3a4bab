stemma.take("texts/3",["","","","","","",""]);
