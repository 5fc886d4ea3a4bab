stemma.names = [["BERT","papers/bert.html"],["Transformer","papers/transformer.html"],["A Paper with [Brackets], *Stars*, `Ticks`, <Tags> & $Dollars$ | Pipes","papers/wanted-paper.html"]];
