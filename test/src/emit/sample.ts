import type { Plan, Source } from "@yakkan/compiler/plan.js";
import * as p from "../support/plans.js";

/** A plan that says everything once: every kind of expression, term, rule, choice and fact. */
export function sampler(): Plan {
  const plan = p.choice("plan", p.enumType("basic", "wide"));
  const discovered = p.fact("incident", "discovered", p.dateType);
  const made = p.fact("claim", "made", p.datetimeType);
  const publication = p.fact("incident", "publication", p.setType("press", "report"));
  const cap = p.choice("cap");
  const rate = p.choice("rate", p.ratioType);
  const built = p.product(
    "sampler",
    {
      rounding: "half-up",
      choices: [
        p.choiceOf("plan", {
          kind: "enum",
          members: [
            { name: "basic", label: {} },
            { name: "wide", label: {}, when: p.yes },
          ],
        }),
        p.choiceOf("cap", p.moneyType, { range: { min: p.literalMoney(1), max: p.literalMoney(1_000_000_000) } }),
        p.choiceOf("extra", p.moneyType, {
          when: p.is(plan, "wide"),
          range: { oneOf: [p.literalMoney(0), p.literalMoney(100)] },
        }),
        p.choiceOf("rate", p.ratioType, { default: { type: "ratio", value: p.rational(9, 10) } }),
        p.choiceOf("factor", p.numberType, { optional: true }),
        p.choiceOf("grace", p.spanType, { default: { type: "span", value: { years: 0, months: 0, days: 30 } } }),
        p.choiceOf("since", p.dateType, { optional: true }),
        p.choiceOf("kinds", p.setType("x", "y"), { default: { type: "set", value: ["x"] } }),
      ],
      options: [
        p.optionOf(
          "rider",
          { basic: "unavailable", wide: "optional" },
          { requires: [p.contractRule("rider:1", p.compare(cap, ">=", p.money(10)), "cap")] },
        ),
        p.optionOf("auto", { basic: "automatic", wide: "optional" }, { notWith: ["rider"] }),
      ],
      contractRules: [
        p.contractRule("cap:1", p.compare(p.choice("extra"), "<=", p.multiply(cap, p.ratio(1, 2))), "extra", "cap"),
      ],
      readings: [p.readingOf("order", ["first", "last"], "first"), p.readingOf("content", ["all", "some"])],
      units: [
        p.unitOf(
          "location",
          [p.unitFactOf("value", p.moneyType), p.unitFactOf("wooden", p.boolType, { default: p.literalBool(false) })],
          true,
        ),
        p.unitOf("person"),
      ],
      facts: [
        p.factOf("incident", "discovered", p.dateType),
        p.factOf("incident", "notified", p.dateType, { orNever: true }),
        p.factOf("incident", "publication", p.setType("press", "report")),
        p.factOf("incident", "free", p.boolType, { default: p.literalBool(false) }),
        p.factOf("incident", "outage", p.durationType),
        p.factOf("incident", "revenue", p.moneyType),
        p.factOf("claim", "made", p.datetimeType),
        p.factOf("claim", "share", p.ratioType),
        p.factOf("insured", "negligent", p.boolType),
        p.factOf("loss", "urgent", p.boolType),
      ],
      triggers: [
        p.trigger("leak"),
        p.trigger("attack", { except: ["leak"] }),
        p.trigger("fear", { lineByLine: ["attack"], when: p.option("rider") }),
      ],
      lets: { half: p.multiply(cap, p.ratio(1, 2)), ten: p.num(10), doubled: p.multiply(p.letOf("half"), p.num(2)) },
      tables: [
        {
          name: "limits",
          label: {},
          keys: [
            { name: "plan", type: p.enumType("basic", "wide") },
            { name: "share", type: p.ratioType },
          ],
          columns: [
            { name: "a", label: {}, type: p.moneyType },
            { name: "b", label: {}, type: p.moneyType },
          ],
          rows: [
            {
              keys: [
                [{ kind: "value", literal: p.literalEnum("basic") }],
                [{ kind: "band", under: { type: "ratio", value: p.rational(1, 2) } }],
              ],
              values: [p.literalMoney(500), "unlimited"],
              source: p.nowhere,
            },
            {
              keys: [
                [
                  { kind: "value", literal: p.literalEnum("basic") },
                  { kind: "value", literal: p.literalEnum("wide") },
                ],
                [{ kind: "band", from: { type: "ratio", value: p.rational(0) } }],
              ],
              values: [p.literalMoney(1000), p.literalMoney(2000)],
              source: p.nowhere,
            },
          ],
          source: p.nowhere,
        },
      ],
      exclusions: [
        p.exclusion("war", "incident"),
        p.exclusion("wilful", "insured", { perInsured: true, unless: [p.fact("insured", "negligent")] }),
        p.exclusion("crime", "insured"),
        p.exclusion("defect", "claim", { scope: { triggers: ["leak"], heads: ["damages"] }, liftedBy: ["rider"] }),
        p.exclusion("late", "loss", { ground: p.and(p.fact("loss", "urgent"), p.not(p.lineApproved)) }),
      ],
      rules: [p.rule("condition", "sampler:known", p.not(p.isNever(p.fact("incident", "notified", p.dateType))))],
    },
    [
      p.section(
        "liability",
        {
          rules: [
            p.rule("attachment", "liability:attachment:1", p.during(made)),
            p.rule(
              "window",
              "liability:window:1",
              p.within(
                discovered,
                p.date("2026-01-01"),
                p.after(
                  p.iff(p.is(plan, "basic"), p.days(180), p.years(1)),
                  p.fact("incident", "notified", p.dateType),
                ),
              ),
            ),
            p.rule(
              "condition",
              "liability:condition:1",
              p.or(p.not(p.isEmpty(publication)), p.has(publication, "press")),
              { scope: { triggers: ["leak"] } },
            ),
          ],
        },
        [
          p.deductible(p.iff(p.given("factor"), p.money(100), p.money(0)), "claim", { first: [["damages"]] }),
          p.head(
            "damages",
            {
              items: ["server", "!portable"],
              rules: [p.rule("approval", "damages:approval:1", p.lineApproved, { scope: { items: ["server"] } })],
            },
            p.coinsurance(p.iff(p.itemIs("server"), rate, p.ratio(1, 2))),
          ),
          p.head("defense", {
            covers: [{ triggers: ["leak", "attack"], when: p.or(p.is(plan, "wide"), p.is(plan, "basic")) }],
          }),
          p.limit(p.least(p.multiply(cap, p.fact("claim", "share", p.ratioType)), p.unlimited), "claim"),
          p.limit(p.letOf("doubled"), "period", { sparing: [["damages"]] }),
        ],
      ),
      p.frame("sites", { forEach: "location", when: p.not(p.and(p.is(plan, "basic"), p.is(plan, "wide"))) }, [
        p.head(
          "fire",
          {},
          p.franchise(p.money(10), "location"),
          p.limit(p.unitFact("location", "value"), "location-period"),
        ),
        p.limit(p.divide(p.sumOver("location", p.unitFact("location", "value")), p.num(2)), "incident", {
          where: p.unitFact("location", "wooden", p.boolType),
        }),
      ]),
      p.section("costs", {}, [
        p.head("response", {}, p.limit(p.iff(p.triggerIs("leak"), p.money(1000), p.money(1)), "person")),
        p.head(
          "probe",
          { when: p.readingIs("content", "all") },
          p.layers("incident", [
            p.layer("low", p.limit(100, "incident")),
            p.layer(
              "high",
              p.deductible(100, "incident"),
              p.coinsurance(p.ratio(3, 10)),
              p.limit(p.unlimited, "incident", { when: p.readingIs("order", "first") }),
            ),
          ]),
        ),
        p.head("profit", { computed: p.subtract(p.fact("incident", "revenue"), p.loss("response")) }),
        p.head("tail", { computed: p.greatest(p.left("probe"), p.money(5)) }),
        p.uncovered("ransom"),
        p.deductible(p.subtract(p.subject, p.deducted), "incident", { when: p.readingIs("order", "last") }),
        p.limit({ kind: "lookup", type: p.moneyType, table: "limits", keys: [plan, rate], column: "b" }, "incident"),
        p.limit(p.add(p.loss(), p.multiply(p.incidentNumber, p.money(10))), "incident", {
          when: p.compare(p.letOf("ten", p.numberType), ">", p.num(5)),
        }),
        p.limit(
          p.iff(
            p.compare(p.fact("incident", "outage", p.durationType), ">=", {
              kind: "literal",
              type: p.durationType,
              literal: { type: "duration", value: 7200 },
            }),
            p.money(9),
            { kind: "negate", type: p.moneyType, operand: p.money(3) },
          ),
          "incident",
        ),
        p.limit(
          p.iff(
            p.compare(p.daysBetween(p.choice("since", p.dateType), discovered), "<", p.num(30)),
            p.money(7),
            p.money(8),
          ),
          "incident",
        ),
      ]),
    ],
  );
  return built;
}

/** The same plan with labels and sources as an author would write them. */
export function labelled(plan: Plan, label: string, source: Partial<Source>): Plan {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, part]: [string, unknown]) => {
      if (key === "label") return [key, { ja: label, en: label, doc: label }];
      return [key, key === "source" ? { ...(part as Source), ...source } : visit(part)];
    });
    return Object.fromEntries(entries) as unknown;
  };
  const done = visit({ ...plan, root: undefined, heads: undefined, uncovered: undefined }) as Plan;
  const root = visit(plan.root) as Plan["root"];
  const leaves = leavesOf(root);
  return {
    ...done,
    root,
    heads: leaves.filter((node) => node.kind === "head"),
    uncovered: leaves.filter((node) => node.kind === "uncovered"),
  };
}

function leavesOf(
  node: Plan["root"]["members"][number],
): readonly Exclude<Plan["root"]["members"][number], Plan["root"]>[] {
  return "members" in node ? node.members.flatMap(leavesOf) : [node];
}
