// A name that is declared twice is one mistake: nothing that follows from it is told of, and all else still is.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

const cases: Readonly<Record<string, { readonly text: string; readonly besides?: readonly string[] }>> = {
  "the only head as a fact": {
    text: `facts of incident { a "a" : bool }
      triggers { t "t" }
      section c "c" { covers all  covered at any time  head a "a" }`,
  },
  "the only section as a fact, with a mistake in it": {
    text: `facts of incident { c "c" : bool }
      triggers { t "t" }
      section c "c" { covers all  covered at any time  head a "a" { limit maxmum per incident } }`,
    besides: ["name/unknown: maxmum"],
  },
  "a trigger as a fact": {
    text: `facts of incident { t "t" : bool }
      triggers { t "t" }
      section c "c" { covers t  covered at any time  head a "a" }`,
  },
  "a trigger as another": {
    text: `triggers { t "t"  t "u" }
      section c "c" { covers t  covered at any time  head a "a" }`,
  },
  "a section as another, with terms for its heads": {
    text: `triggers { t "t" }
      section c "c" { covers t  covered at any time  head a "a" }
      section c "d" { covers t for b  covered at any time  head b "b"  head d "d"  limit 10円 per incident for b }`,
    besides: ["cover/none: d"],
  },
  "a head as another": {
    text: `triggers { t "t" }
      section c "c" { covers t  covered at any time  head a "a" }
      section d "d" { covers t for a  covered at any time  head a "b"  limit 10円 per incident for a }`,
  },
  "a head as another, which does not say when it attaches": {
    text: `triggers { t "t" }
      section c "c" { covers t  covered at any time  head a "a" }
      head a "b" { covers t }`,
    besides: ["attachment/none: a"],
  },
  "a frame as a head of another section": {
    text: `triggers { t "t" }
      section c "c" { covers t  covered at any time  head a "a" }
      section d "d" { covers t  covered at any time  frame a "b" { head b "b" }  head e "e"  limit 10円 per incident for a }`,
  },
  "a choice as a fact of another type": {
    text: `contract { most "m" : money 1円 .. 100円 }
      facts of incident { most "f" : date }
      triggers { t "t" }
      section c "c" { covers t  covered when most during period  head a "a" { limit most per incident } }`,
  },
  "a unit as a fact": {
    text: `facts of incident { shop "f" : bool }
      unit shop "u"
      triggers { t "t" }
      section c "c" { covers t  covered at any time  require shop  head a "a" { limit 10円 per shop } }`,
  },
};

describe("a name that is declared twice", () => {
  for (const [name, { text, besides = [] }] of Object.entries(cases))
    it(`is one mistake: ${name}`, () => {
      const source = `product s "S" {\n  edition 2026-04-01\n  ${text}\n}\n`;
      const { diagnostics } = compile({ name: "sample.yakkan", text: source });
      const [first, ...others] = diagnostics.map(
        ({ code, span }) => `${code}: ${source.slice(span.start, span.end).replace(/\s+/g, " ")}`,
      );
      deepStrictEqual([first?.split(":")[0], ...others], ["name/duplicate", ...besides]);
    });
});
