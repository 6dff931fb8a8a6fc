import { put } from "./bare.js";
import type { Ledger, LedgerIncident, LedgerOpening } from "./claim.js";
import type { StandingReadings } from "./ledger-readings.js";
import { add, subtract, type Numeric } from "./numeric.js";
import { Problems } from "./problems.js";
import type { Product } from "./product.js";
import { countUse, readIncident, type ReadLedger, type UseSums } from "./read-ledger.js";

/**
 * The ledger of a period for as long as its incidents are settled one after the other: a settlement reads and checks
 * what the one before has added, and not the others again. What is in it nobody else has: the ledger after each
 * settlement is written out of it when somebody looks at it.
 */
export class PeriodLedger implements ReadLedger {
  readonly opening: LedgerOpening | undefined;
  readonly incidents: LedgerIncident[];
  readings: StandingReadings;
  revision: number;
  /** What is wrong with what settlements have added: the next one is refused, as of any ledger. */
  readonly problems = new Problems();
  private readonly product: Product;
  private readonly first: readonly LedgerIncident[];
  /** Since the first: what each settlement has put where. */
  private readonly changes: { readonly place: number; readonly incident: LedgerIncident }[] = [];
  private readonly places = new Map<string, number>();
  private readonly used: UseSums = new Map();

  constructor(product: Product, { opening, incidents, readings, revision }: ReadLedger) {
    this.product = product;
    this.opening = opening;
    this.first = incidents;
    this.incidents = [...incidents];
    this.readings = readings;
    this.revision = revision;
    incidents.forEach(({ id }, place) => this.places.set(id, place));
    for (const { used } of incidents) countUse(this.used, used, add);
    if (opening !== undefined) countUse(this.used, opening.used, add);
  }

  placeOf(incident: string): number {
    return this.places.get(incident) ?? -1;
  }

  /** By all incidents, and what it was opened with. */
  usedOf(term: string, unit: string): Numeric {
    return this.used.get(term)?.get(unit) ?? 0;
  }

  /** After a settlement: the incident is the last one, or stands in place of what it was. */
  take(settled: LedgerIncident, readings: StandingReadings): void {
    const known = this.placeOf(settled.id);
    const place = known === -1 ? this.incidents.length : known;
    const incident = readIncident(
      this.product,
      settled,
      () => `ledger.incidents[${place}]`,
      (path, message) => this.problems.report(path, "ledger", message),
    );
    if (known !== -1) countUse(this.used, this.incidents[place]!.used, subtract);
    countUse(this.used, incident.used, add);
    this.incidents[place] = incident;
    this.places.set(incident.id, place);
    this.changes.push({ place, incident });
    this.readings = readings;
    this.revision += 1;
  }

  /** The ledger as it is now, all of it anew. */
  written(head: Ledger, incidents: readonly LedgerIncident[] = this.incidents): Ledger {
    const { opening } = this;
    return {
      ...head,
      incidents: incidents.map(copied),
      ...(opening && { opening: { paid: { ...opening.paid }, used: copiedUse(opening.used) } }),
    };
  }

  /** Writes the ledger as it is now, whenever it is called. */
  writer(head: Ledger): () => Ledger {
    const { changes, first } = this;
    const until = changes.length;
    return () => {
      const incidents = [...first];
      for (let at = 0; at < until; at += 1) incidents[changes[at]!.place] = changes[at]!.incident;
      return this.written(head, incidents);
    };
  }
}

function copied({ id, paid, used }: LedgerIncident): LedgerIncident {
  return { id, paid: { ...paid }, used: copiedUse(used) };
}

function copiedUse(used: LedgerIncident["used"]): LedgerIncident["used"] {
  const copy: Record<string, Readonly<Record<string, number>>> = {};
  for (const [term, byUnit] of Object.entries(used)) put(copy, term, { ...byUnit });
  return copy;
}
