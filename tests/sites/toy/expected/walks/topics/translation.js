stemma.walks["topics/translation"] = {"title":"Translation & kin","href":"topics/translation.html","stops":[["transformer","Transformer","papers/transformer.html",null]]};
