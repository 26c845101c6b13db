import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sanitiseRichText } from "@/lib/forms/sanitise-rich-text";

const ATTACKS = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  '<img src="javascript:alert(1)">',
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<body onload=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  "<embed src=javascript:alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="https://ok.example" onclick="alert(1)">x</a>',
  '<a href="https://ok.example" style="position:fixed;inset:0">x</a>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  "<p onmouseover=alert(1)>x</p>",
  '<p id="app" class="fixed" data-x="1">x</p>',
  "<style>@import 'javascript:alert(1)';</style>",
  '<link rel="stylesheet" href="javascript:alert(1)">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  "<input autofocus onfocus=alert(1)>",
  "<details open ontoggle=alert(1)>",
  '<video><source onerror="alert(1)"></video>',
  "<template><script>alert(1)</script></template>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<textarea><img src=x onerror=alert(1)></textarea>",
  "<title><img src=x onerror=alert(1)></title>",
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<<img src=x onerror=alert(1)>",
  '<p title="a>b" onclick=alert(1)>x</p>',
  "<x/onclick=alert(1)>x</x>",
  '"><img src=x onerror=alert(1)>',
  '<ol start="1" onclick="alert(1)"><li>x</li></ol>',
];

/** Every tag and attribute that is left must be one of these; text is escaped. */
const TAG = /<(\/?)([a-z0-9]+)((?:\s+[a-z]+="[^"<>]*")*)\s*\/?>/g;
const HARMLESS = /^(?:p|br|hr|h2|h3|blockquote|pre|code|ul|ol|li|strong|b|em|i|u|s|a)$/;
const ATTRIBUTE = /\s+([a-z]+)="([^"]*)"/g;

function expectHarmless(html: string): void {
  const rest = html.replace(TAG, (_tag, _slash, name: string, attributes: string) => {
    expect(name).toMatch(HARMLESS);
    for (const [, attribute = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
      expect(["href", "target", "rel", "start"]).toContain(attribute);
      if (attribute === "href") expect(value).toMatch(/^(?:https?:\/\/|mailto:)/i);
    }
    return "";
  });
  expect(rest).not.toMatch(/[<>]/);
}

describe("nothing that acts gets through", () => {
  test.each(ATTACKS)("%s", (html) => {
    const clean = sanitiseRichText(html);
    expectHarmless(clean);
    expect(sanitiseRichText(clean)).toBe(clean);
  });

  test("nor do any two of them in one another, or any text around them", () => {
    const attack = fc.constantFrom(...ATTACKS);
    fc.assert(
      fc.property(attack, attack, fc.string(), fc.nat(), (outer, inner, text, place) => {
        const at = place % (outer.length + 1);
        const clean = sanitiseRichText(outer.slice(0, at) + inner + text + outer.slice(at));
        expectHarmless(clean);
        expect(sanitiseRichText(clean)).toBe(clean);
      }),
    );
  });
});

test.each([
  "<p>Plain</p>",
  "<p>a <strong>b</strong> <em>c</em> <u>d</u> <s>e</s> <code>f</code></p>",
  "<h2>Head</h2><h3>Sub</h3><blockquote><p>said</p></blockquote>",
  "<ul><li><p>one</p></li></ul><ol><li><p>two</p></li></ol>",
  '<p><a href="https://ok.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a></p>',
  "<p>1 &lt; 2 &amp; 3 &gt; 2</p>",
  "<pre><code>if (a &lt; b) {}</code></pre>",
])("what the editor writes stays as it is: %s", (html) => {
  expect(sanitiseRichText(html)).toBe(html);
});
