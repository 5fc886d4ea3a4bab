stemma.walks["topics/encoders"] = {"title":"Encoders","href":"topics/encoders.html","stops":[["bert","BERT","papers/bert.html",null]]};
