import {
  type CancellationToken,
  type Connection,
  type Position,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { logFailure } from "./answer.js";
import { coverFile } from "./clause-coverage.js";
import type { Client } from "./client.js";
import { explainAsTree } from "./explanation.js";
import type { Host } from "./host.js";
import { drawPayout, type PayoutRequest } from "./payout.js";
import {
  explainScenario,
  generateEvaluator,
  listScenarios,
  runScenarios,
  settleScenario,
  toResult,
} from "./scenario-requests.js";
import type { ScenarioRun } from "./scenario-runner.js";
import type { Snapshot } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

interface AboutFile {
  readonly textDocument: { readonly uri: string };
  /** Of a file that is not open. */
  readonly text?: string;
}

/** What was given up was cancelled. */
function wanted<Result>(result: Result | undefined): Result {
  if (result === undefined) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
  return result;
}

interface PayoutParams extends Omit<PayoutRequest, "offset"> {
  readonly position?: Position;
}

/** Answers the requests of our own extension, and tells it what ran in the background. */
export function serveScenarios(
  connection: Connection,
  workspace: Workspace,
  host: Host,
  client: Client,
): { readonly ran: (uri: string, run: ScenarioRun | undefined) => void } {
  const serve = <Params extends AboutFile, Result>(
    method: string,
    find: (snapshot: Snapshot, params: Params, token: CancellationToken) => Result | Promise<Result>,
    read: "look" | "skim" = "look",
  ): void => {
    connection.onRequest<unknown, void>(method, async (params: Params, token: CancellationToken): Promise<Result> => {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      const { uri } = params.textDocument;
      const snapshot =
        params.text === undefined ? workspace.snapshot(uri) : workspace[read]({ uri, text: params.text });
      if (snapshot === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, "the file is not open");
      try {
        return await find(snapshot, params, token);
      } catch (error) {
        if (!(error instanceof ResponseError)) logFailure(connection, error);
        throw error;
      }
    });
  };
  serve("yakkan/scenarios", listScenarios, "skim");
  serve("yakkan/runScenarios", (snapshot, { ids }: AboutFile & { ids?: readonly string[] }) =>
    runScenarios(snapshot, ids, client),
  );
  serve("yakkan/explainScenario", (snapshot, { id }: AboutFile & { id: string }) =>
    explainScenario(snapshot, id, client),
  );
  serve("yakkan/explanation", (snapshot, { id }: AboutFile & { id: string }) => explainAsTree(snapshot, id, client));
  serve("yakkan/coverage", async (snapshot, { ids }: AboutFile & { ids?: readonly string[] }, token) =>
    wanted(await coverFile(snapshot, ids, client, () => !token.isCancellationRequested)),
  );
  serve("yakkan/payout", async (snapshot, { position, ...request }: AboutFile & PayoutParams, token) => {
    const offset = position === undefined ? {} : { offset: snapshot.document.offsetAt(position) };
    return wanted(await drawPayout(snapshot, { ...request, ...offset }, client, () => !token.isCancellationRequested));
  });
  serve("yakkan/settleScenario", (snapshot, { id }: AboutFile & { id: string }) =>
    settleScenario(snapshot, id, client),
  );
  serve("yakkan/evaluator", (snapshot, { position }: AboutFile & { position?: Position }) =>
    generateEvaluator(snapshot, position === undefined ? 0 : snapshot.document.offsetAt(position), host, client),
  );
  return {
    ran: (uri, run) => {
      if (!client.ownCommands) return;
      const results = run?.reports.map((report) => toResult(run.snapshot, report, client)) ?? [];
      connection.sendNotification("yakkan/scenariosRan", { uri, results }).catch((error: unknown) => {
        logFailure(connection, error);
      });
    },
  };
}
