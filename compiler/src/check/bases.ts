import type { BasisSyntax, Name, Span, TermDeclaration } from "@yakkan/grammar/syntax.js";
import { builtInOf } from "@yakkan/grammar/keywords.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import { describeBasis } from "../bases.js";
import { closest } from "../diagnostics/report.js";
import type { Basis } from "../plan.js";
import { isWithin } from "../unit-kinds.js";
import { isPerInsured } from "../walk-plan.js";
import type { ProductScope } from "./scope.js";

/** What bases are called elsewhere. */
const knownBases: ReadonlyMap<string, string> = new Map([
  ["occurrence", "incident"],
  ["event", "incident"],
  ["accident", "incident"],
  ["article", "loss"],
  ["aggregate", "period"],
  ["policy", "period"],
  ["policy_period", "period"],
  ["term", "period"],
  ["coverage", "period"],
  ["insurance", "period"],
  ["annual", policyYear],
  ["yearly", policyYear],
  ["days", "day"],
  ["daily", "day"],
  ["night", "day"],
  ["泊", "day"],
  ["名", "insured"],
  ["人", "insured"],
]);

/** Whom a unit stands for that has to be declared. */
const people: ReadonlySet<string> = new Set(["person", "persons", "people", "member", "employee", "patient"]);

/** What stands behind what is counted. */
const timeWords: readonly string[] = ["day", "period", policyYear];

/** Reads what stands behind `per`. */
export class Bases {
  constructor(private readonly scope: ProductScope) {}

  /** `insured per day per period`: what is counted, its days, and over which time. */
  read({ over, ...span }: BasisSyntax, of?: TermDeclaration): Basis | undefined {
    // What does not read as a name is told of as such.
    if (over.length === 0 || over.some(({ text }) => text === "")) return undefined;
    const rest = [...over];
    const takeLast = (word: string): boolean => {
      const last = rest.at(-1);
      // A unit may be called `day`: then it is that.
      const is = last !== undefined && this.basisWord(last) === word && !(word === "day" && this.isUnit(last));
      if (is) rest.pop();
      return is;
    };
    const year = takeLast(policyYear);
    const period = year || takeLast("period");
    const day = takeLast("day");
    const time = { period, ...(year && { year }), ...(day && { day }) };
    const [first, ...more] = rest;
    const word = first && this.basisWord(first);
    const isTwice = day && (year || word === "incident" || word === "loss");
    const isMisplaced = first !== undefined && !this.isUnit(first) && timeWords.includes(word!);
    if (more.length > 0 || isTwice || isMisplaced) {
      const name = this.scope.file.sources.textOf(span);
      this.scope.file.report("term/basis", { name, nearest: this.nearestBasis(over) }, span);
      return undefined;
    }
    if (first === undefined) return { over: { kind: "incident" }, ...time };
    if (period && (word === "incident" || word === "claim" || word === "loss")) {
      const isOfLines = of?.times === true && word === "loss";
      const counted = isOfLines
        ? `${of.term} ${this.scope.file.sources.textOf(of.amount)} of count per period`
        : undefined;
      this.scope.file.report("term/basis-period", { name: first.text, counted }, span);
      return undefined;
    }
    if (word === "claim" || word === "insured" || word === "loss" || word === "incident")
      return { over: { kind: word }, ...time };
    const symbol = this.scope.names.get(first.text);
    if (symbol?.kind === "unit") {
      this.scope.file.uses.push({ name: first, symbol });
      return { over: { kind: "unit", unit: first.text }, ...time };
    }
    this.scope.file.report("term/basis", { name: first.text, nearest: this.nearestWord(first) }, first);
    return undefined;
  }

  /** `per incident and incident`: one of them was to be another. */
  checkRepeated(bases: readonly (Basis | undefined)[], written: readonly Span[]): void {
    const keys = bases.map((basis) => basis && describeBasis(basis));
    keys.forEach((basis, index) => {
      if (basis !== undefined && keys.indexOf(basis) < index)
        this.scope.file.report("term/basis-repeated", { basis }, written[index]!);
    });
  }

  /** Of each of them in the period the ledger keeps one use, by the insured: in a frame for each unit there would be several. */
  checkInsured(basis: Basis | undefined, syntax: BasisSyntax | undefined, forEach: string | undefined): void {
    if (basis === undefined || !isPerInsured(basis) || !basis.period || forEach === undefined) return;
    this.scope.file.report("term/insured-each", { forEach }, syntax!);
  }

  /** A line names one unit, so no line is of a unit of the basis and of another kind that the frame is for, unless the one is of the other. */
  checkUnit(basis: Basis | undefined, syntax: BasisSyntax | undefined, forEach: string | undefined): void {
    if (basis?.over.kind !== "unit" || forEach === undefined || syntax === undefined) return;
    const { unit } = basis.over;
    if (!isWithin(unit, forEach, this.scope.units))
      this.scope.file.report(
        "term/two-units",
        { unit, forEach, isOuter: isWithin(forEach, unit, this.scope.units) },
        syntax,
      );
  }

  /** `per person per incident` is `per person`, `1回の事故につき` is `per incident`, and a day of any incident is `per day per period`. */
  private nearestBasis(over: readonly Name[]): string | undefined {
    const [first, second, ...more] = over;
    if (first === undefined || second === undefined) return undefined;
    const words = over.map((name) => this.basisWord(name));
    if (words.some((word, index) => word === "day" && !this.isUnit(over[index]!)))
      return this.nearestOfDay(over, words);
    if (more.length > 0 || words[1] !== "incident") return undefined;
    if (/^[回度件]$/u.test(first.text)) return "per incident";
    return this.isCountedApart(first) ? `per ${first.text}` : undefined;
  }

  /** What a day is counted of stands in front of it, the period behind it; a line has one day alone. */
  private nearestOfDay(over: readonly Name[], words: readonly string[]): string | undefined {
    const counted = over.filter((_, index) => words[index] !== "incident" && !timeWords.includes(words[index]!));
    const [first, ...more] = counted;
    if (more.length > 0 || (first !== undefined && !this.isCountedApart(first))) return undefined;
    if (first !== undefined && this.basisWord(first) === "loss") return "per loss";
    const inPeriod = words.includes("period") || words.includes(policyYear) ? " per period" : "";
    return `per ${first === undefined ? "" : `${first.text} per `}day${inPeriod}`;
  }

  /** Each of which an incident may have several. */
  private isCountedApart(name: Name): boolean {
    return this.isUnit(name) || ["claim", "insured", "loss"].includes(this.basisWord(name));
  }

  /** Nothing but a unit is a basis by its own name: with a frame named 損害, 1損害につき is per loss all the same. */
  private basisWord(name: Name): string {
    return this.isUnit(name) ? name.text : (builtInOf(name.text) ?? name.text);
  }

  private isUnit({ text }: Name): boolean {
    return this.scope.names.get(text)?.kind === "unit";
  }

  private nearestWord({ text }: Name): string | undefined {
    const bases = ["claim", "incident", "insured", "loss", "day", "period", policyYear, ...this.scope.units.keys()];
    // 1事故1名につき
    const one = /^(?:事故|請求)1(.+)$/.exec(text)?.[1] ?? text;
    if (/^(?:year|years|annum|年|年間)$/.test(text)) return policyYear;
    if (people.has(text)) return undefined;
    return one !== text && this.scope.units.has(one) ? one : (knownBases.get(one) ?? closest(one, bases));
  }
}
