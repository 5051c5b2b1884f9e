"""What would run or load something in a browser, were it not escaped; for the
tests of the HTML page."""
import re
from xml.sax.saxutils import escape

PAYLOADS = [
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example>",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>1'>",
    "<object data=evil.swf>", "<embed src=evil.swf>", "<base href=//evil>",
    "<meta http-equiv=refresh content=0;url=//evil>", "<link rel=stylesheet "
    "href=//evil>", "<style>*{display:none}</style>", "</style><script>1",
    "</title><script>1", "</textarea><script>1", "--><script>1", "]]><script>1",
    "\"><script>1", "'><script>1", "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='", "<a href=javascript:alert(1)>x</a>",
    "<form action=//evil><input name=a>", "<details open ontoggle=alert(1)>",
    "<math><mtext><script>1", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;1", "<!--><script>1", "\u202e<script>1", "`${alert(1)}`",
    "<<script>script>1<</script>/script>", "<x\x00script>1",
]


def clean(text):
    """Without what XML cannot hold; {..} would be a placeholder."""
    return re.sub(r"[\x00-\x08{}]", "", text)


def write_drafts(test):
    """Writes drafts with the payloads in texts and names, and rules with them
    in their messages; returns the arguments that check them all."""
    for i, payload in enumerate(PAYLOADS):
        payload = payload.replace("\x00", "")
        name = payload.replace("/", "\u2215")[:60]
        for ending in (".txt", ".md", ".html"):
            test.write(f"d/{i}{name}{ending}",
                       f"It says [NT1] {payload} and {payload}.\n\n{payload}\n")
    rules = "".join(
        f'<check id="style.x{i}" category="style" severity="warning">'
        f"<match>says</match><message>{escape(clean(payload))}</message>"
        f"<why>{escape(clean(payload))}</why></check>"
        for i, payload in enumerate(PAYLOADS))
    test.write("evil.xml", f'<pack id="evil">{rules}</pack>')
    return ["--rules", "evil.xml", "--severity", "info", "d"]
