"""Nothing passes the gate that could run, lead away without saying so, or be more than it seems."""

from __future__ import annotations

import pytest

from generator.gate import UnsafeError, clean


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<p onclick="x">y</p>',
        '<p style="color:red">y</p>',
        '<img src="x.png">',
        '<iframe src="x"></iframe>',
        "<noscript>x</noscript>",
        "<style>p{}</style>",
        '<a href="javascript:x">y</a>',
        '<a href=" javascript:x">y</a>',
        '<a href="data:text/html,x">y</a>',
        '<a href="//host.example">y</a>',
        '<a href="/\\host.example">y</a>',
        '<a href="\\\\host.example">y</a>',
        '<a href=" //host.example">y</a>',
        "<p>not closed",
        "<p><div>inside</div></p>",
        "<b>one</p></b>",
        "<!-- a comment -->",
        '<form action="https://host.example"></form>',
        '<svg><a xlink:href="javascript:x">y</a></svg>',
        '<math><mtext href="javascript:x">y</mtext></math>',
        "<svg><script>x</script></svg>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<math><annotation-xml>x</annotation-xml></math>",
        "<template><p>x</p></template>",
    ],
)
def test_what_may_not_be_published_is_refused_and_not_cleaned_in_silence(html: str) -> None:
    with pytest.raises(UnsafeError):
        clean(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p class="x" id="y" data-st-tick="z" aria-label="&quot;q&quot;" hidden="">one &lt;two&gt;</p>',
        '<a href="https://example.org/a_(b)" title="t">x</a> <a href="../papers/lora.html#x">y</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<p>&lt;base href="//host.example"&gt;</p>',
        '<math display="block"><mi>x</mi><mo lspace="0">=</mo><mspace width="1em"></mspace></math>',
        '<svg viewBox="0 0 1 1" width="1"><a href="x.html"><title>t</title><path d="M0 0"></path></a></svg>',
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
        "<pre><code>a\n  b</code></pre>",
    ],
)
def test_what_our_pages_hold_passes_unchanged(html: str) -> None:
    assert clean(html) == html
