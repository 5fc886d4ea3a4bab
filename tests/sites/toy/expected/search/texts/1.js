stemma.take("texts/1",["","What the area asks. It begins with @transformer . Where to start. With @transformer , then @bert; @wanted-paper .","","","","","",""]);
