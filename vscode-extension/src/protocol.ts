// What the extension and its server say to each other beyond the Language Server Protocol.
// The server's side is lsp/src/scenario-server.ts and what it names; neither imports the other.
import type { BaseLanguageClient } from "vscode-languageclient";

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

export interface ScenarioItem {
  readonly id: string;
  readonly title: string;
  readonly range: Stretch;
  readonly titleRange: Stretch;
}

export interface ScenarioResult {
  readonly id: string;
  readonly state: "passed" | "failed" | "not-run";
  readonly due?: string;
  readonly reason?: string;
  readonly failures: readonly {
    readonly range: Stretch;
    readonly message: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
}

export interface Location {
  readonly uri: string;
  readonly range: Stretch;
}

/** A scenario from its total down to every step. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly ExplanationPart[];
}

export interface ExplanationPart {
  readonly kind: "total" | "node" | "line" | "amount" | "step" | "ground" | "words" | "part";
  readonly label: string;
  readonly amount?: string;
  readonly detail: readonly string[];
  readonly verdict?: "eligible" | "refused" | "undetermined";
  /** The clause behind it. */
  readonly location?: Location;
  readonly parts: readonly ExplanationPart[];
}

/** A clause, and how many scenarios it comes out in one way and the other. */
export interface CoveredClause {
  /** The file that it stands in, which may be one that the scenarios' file uses. */
  readonly uri: string;
  readonly name: string;
  readonly named: boolean;
  readonly range: Stretch;
  readonly outcomes: readonly { readonly way: string; readonly count: number }[];
  readonly count: number;
}

/** What a curve is asked of; what is left out is found by the position. */
export interface PayoutRequest {
  readonly node?: string;
  readonly scenario?: string;
  readonly position?: Place;
}

/** In minor units. */
export interface PayoutPoint {
  readonly loss: number;
  readonly due: number;
}

export interface PayoutPiece {
  readonly from: PayoutPoint;
  /** Absent: it goes on without an end. */
  readonly to?: PayoutPoint;
  readonly between: readonly PayoutPoint[];
  readonly share?: string;
  readonly slope: number;
  readonly because?: {
    readonly what: string;
    readonly clause: string;
    readonly detail: readonly string[];
    readonly location?: Location;
  };
}

export interface PayoutView {
  readonly product: string;
  readonly node: string;
  readonly nodes: readonly { readonly name: string; readonly label: string; readonly depth: number }[];
  readonly scenario: string;
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly currency: { readonly code: string; readonly minorDigits: number };
  readonly stated: PayoutPoint;
  readonly lines: readonly { readonly label: string; readonly amount: number; readonly verdict: string }[];
  readonly pieces: readonly PayoutPiece[];
  readonly complete: boolean;
}

/** A file, with its text where it is not open. */
export interface FileParams {
  readonly textDocument: { readonly uri: string };
  readonly text?: string;
}

/** The requests, by what they answer. */
export class Questions {
  constructor(private readonly client: BaseLanguageClient) {}

  scenarios(file: FileParams): Promise<ScenarioItem[]> {
    return this.client.sendRequest("yakkan/scenarios", file);
  }

  run(file: FileParams, ids: readonly string[] | undefined): Promise<ScenarioResult[]> {
    return this.client.sendRequest("yakkan/runScenarios", { ...file, ids });
  }

  explain(file: FileParams, id: string): Promise<string> {
    return this.client.sendRequest("yakkan/explainScenario", { ...file, id });
  }

  explanation(file: FileParams, id: string): Promise<Explanation> {
    return this.client.sendRequest("yakkan/explanation", { ...file, id });
  }

  coverage(file: FileParams, ids: readonly string[] | undefined): Promise<CoveredClause[]> {
    return this.client.sendRequest("yakkan/coverage", { ...file, ids });
  }

  payout(file: FileParams, request: PayoutRequest): Promise<PayoutView> {
    return this.client.sendRequest("yakkan/payout", { ...file, ...request });
  }

  settle(file: FileParams, id: string): Promise<string> {
    return this.client.sendRequest("yakkan/settleScenario", { ...file, id });
  }

  evaluator(file: FileParams, position: Place): Promise<string> {
    return this.client.sendRequest("yakkan/evaluator", { ...file, position });
  }
}
