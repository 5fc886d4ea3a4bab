"""The family trees of the real records: nothing overlaps, and what an expert would look for is there."""

from __future__ import annotations

import pytest

from generator.pages.drawing import svg
from generator.pages.family import family, lineage_tree
from tests import real
from tests.drawn import drawing

catalogue = real.catalogue()
EVERY = 9  # papers one is looked at


@pytest.mark.parametrize("lineage", catalogue.lineages)
def test_nothing_overlaps_in_a_lineage(lineage: str) -> None:
    tree = lineage_tree(catalogue, catalogue.lineages[lineage], "index.html")
    for picture in tree.pictures:
        assert drawing(svg.svg(picture)).overlaps() == []


def test_nothing_overlaps_in_the_small_pictures_of_papers() -> None:
    papers = [catalogue.papers[paper] for paper in [*list(catalogue.papers)[::EVERY], "lora", "transformer", "gpt-3"]]
    shown = {paper.id: found.picture for paper in papers if (found := family(catalogue, paper, "index.html"))}
    assert len(shown) > 50
    assert {paper: over for paper, picture in shown.items() if (over := drawing(svg.svg(picture)).overlaps())} == {}


@pytest.mark.parametrize(
    ("paper", "drawn"),
    [
        ("lora", "adapters prefix-tuning qlora longlora adalora dora"),
        ("transformer", "bahdanau-attention seq2seq gpt-1 bert gpt-2 t5 vit llama"),
        ("gpt-3", "gpt-2 instructgpt chain-of-thought clip llama gpt-4 lora"),
        ("bert", "transformer elmo gpt-1 roberta xlnet t5 bart vit"),
        ("resnet", "vgg batch-norm efficientnet vit transformer clip"),
        ("gan", "dcgan pix2pix wgan stylegan vqgan"),
        ("ddpm", "ncsn ddim score-sde adm classifier-free-guidance latent-diffusion flow-matching"),
        ("vit", "transformer bert swin-transformer deit beit mae clip"),
        ("clip", "vit gpt-3 blip siglip dall-e-2 llava"),
        ("llama", "transformer gpt-3 chinchilla alpaca lima qlora llama-2"),
        ("instructgpt", "ppo gpt-3 learning-to-summarize-from-human-feedback dpo llama-2"),
        ("t5", "transformer bert switch-transformer prompt-tuning t0"),
        ("rag", "realm dpr bart fusion-in-decoder self-rag corrective-rag"),
        ("mamba", "s4 transformer mamba-2 jamba"),
        ("chain-of-thought", "gpt-3 self-consistency zero-shot-cot react tree-of-thoughts"),
    ],
)
def test_a_small_picture_draws_the_relatives_that_everybody_knows(paper: str, drawn: str) -> None:
    shown = family(catalogue, catalogue.papers[paper], "index.html")
    assert shown
    assert set(drawn.split()) - {node.id for node in shown.picture.nodes} == set()


def test_what_only_uses_lora_is_not_drawn_in_its_small_picture() -> None:
    shown = family(catalogue, catalogue.papers["lora"], "index.html")
    assert shown
    assert not {"tamil-llama", "airavata", "fingpt"} & {node.id for node in shown.picture.nodes}


def test_the_weightier_papers_of_a_year_are_drawn_and_the_others_folded() -> None:
    for lineage in catalogue.lineages.values():
        tree = lineage_tree(catalogue, lineage, "index.html")
        nodes = [node for node in tree.picture.nodes if not node.folded]
        drawn = {node.id for node in nodes}
        folded = [catalogue.papers[paper] for paper in catalogue.members[lineage.id] if paper not in drawn]
        assert sum(node.folded for node in tree.picture.nodes) == len(folded)
        for paper in folded:
            rivals = [catalogue.importance[node.id] for node in nodes if node.year == paper.fields.year]
            assert catalogue.importance[paper.id] <= min(rivals)
