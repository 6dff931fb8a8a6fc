import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { identifier, literal, openDuckDb } from "./duckdb.js";
import { inWords, PortfolioFailure } from "./failure.js";
import type { Column } from "./layout.js";
import type { Records } from "./records.js";
import { notUtf8, type PlainTable } from "./rows.js";

/** Claims as shards read them. */
export type Claims = ({ readonly kind: "table" } & PlainTable) | ({ readonly kind: "records" } & Records);

type FileKind = "csv" | "parquet" | "ndjson";

export interface ReadOptions {
  /** Where files are written on the way; nothing else stands there. */
  readonly folder: string;
  /** What DuckDB may use before it goes on on the disk, `1GB`. */
  readonly memory: string;
  /** Of a CSV file, where it is not UTF-8. */
  readonly encoding?: string | undefined;
}

/** A file of claims, and how it is read. */
export class ClaimsFile {
  private ordered: Promise<Claims> | undefined;

  private constructor(
    /** As it was named, and where it is read. */
    private readonly path: string,
    private readonly readable: string,
    private readonly kind: FileKind,
    private readonly names: readonly string[],
    private readonly options: ReadOptions,
  ) {}

  /** Says at once what is wrong with the file as a whole. */
  static async open(path: string, known: readonly Column[], options: ReadOptions): Promise<ClaimsFile> {
    const kind = kindOf(path);
    const { folder, encoding } = options;
    try {
      await stat(path);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      if (kind === "ndjson") return new ClaimsFile(path, path, kind, [], options);
      const readable = kind === "csv" && encoding !== undefined ? join(folder, "utf-8.csv") : path;
      if (encoding !== undefined && readable !== path) await toUtf8(path, readable, encoding);
      const names = kind === "csv" ? await headingOf(readable) : await namesInParquet(path, options);
      checkNames(path, names, known);
      return new ClaimsFile(path, readable, kind, names, options);
    } catch (problem) {
      throw inWords(problem, path, "read");
    }
  }

  /** A plain CSV file is read as it is, until it turns out not to be in order. */
  claims(): Promise<Claims> {
    const { readable: path, kind, names, options } = this;
    const { memory } = options;
    if (kind === "ndjson") return Promise.resolve({ kind: "records", path, temporary: temporaryIn(options), memory });
    if (kind === "csv" && !isZipped(path)) return Promise.resolve({ kind: "table", path, names, isNumbered: false });
    return this.inOrder();
  }

  /** The table with the rows of each policy together, as DuckDB writes it once. */
  inOrder(): Promise<Claims> {
    this.ordered ??= this.writeInOrder();
    return this.ordered;
  }

  /** Removes what was written on the way. */
  async close(): Promise<void> {
    await rm(this.options.folder, { recursive: true, force: true });
  }

  private async writeInOrder(): Promise<Claims> {
    const { path, readable, names, kind, options } = this;
    const ordered = join(options.folder, "in-order.csv");
    try {
      // By place: to DuckDB names that differ in upper and lower case alone are one.
      const inFile = (name: string, place: number): string => (kind === "csv" ? placed(place) : identifier(name));
      const cells = names.map((name, place) => `CAST(${inFile(name, place)} AS VARCHAR) AS ${placed(place)}`);
      const from = reader(
        readable,
        kind,
        names.map((_, place) => placed(place)),
      );
      await writeInOrder(from, cells, names.indexOf("policy"), ordered, options);
    } catch (problem) {
      if (kind === "csv" && /unicode|utf-?8/i.test(String(problem))) throw notUtf8(path);
      throw inWords(problem, path, "read");
    }
    return { kind: "table", path: ordered, names, isNumbered: true };
  }
}

/** Writes a text file in another encoding, such as `shift_jis`, as UTF-8. */
async function toUtf8(path: string, to: string, encoding: string): Promise<void> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new PortfolioFailure(`${path}: \`${encoding}\` is no encoding that is known here`);
  }
  const decoded = async function* (bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
    try {
      for await (const some of bytes) yield decoder.decode(some, { stream: true });
      yield decoder.decode();
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw problem;
      throw new PortfolioFailure(`${path}: is not text in the encoding ${encoding}`);
    }
  };
  const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
  const plain = isZipped(path) ? bytes.pipe(createGunzip()) : bytes;
  await pipeline(plain, decoded, createWriteStream(to));
}

function temporaryIn({ folder }: ReadOptions): string {
  return join(folder, "sort.tmp");
}

function kindOf(path: string): FileKind {
  if (/\.csv(?:\.gz)?$/i.test(path)) return "csv";
  if (/\.parquet$/i.test(path)) return "parquet";
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path)) return "ndjson";
  throw new PortfolioFailure(`${path}: claims come as .csv, .parquet or .ndjson`);
}

function isZipped(path: string): boolean {
  return /\.gz$/i.test(path);
}

function checkNames(path: string, names: readonly string[], known: readonly Column[]): void {
  const listed = new Set(known.map(({ name }) => name));
  const fail = (some: readonly string[], one: string, several: string): void => {
    if (some.length === 0) return;
    const quoted = some.map((name) => `\`${name}\``).join(", ");
    throw new PortfolioFailure(`${path}: ${(some.length === 1 ? one : several).replace("$", () => quoted)}`);
  };
  const help = "of claims under this product; `yakkan template` lists those that are";
  fail(
    names.filter((name, place) => names.indexOf(name) < place),
    "the column $ is there twice",
    "the columns $ are there twice",
  );
  fail(
    names.filter((name) => !listed.has(name)),
    `$ is no column ${help}`,
    `$ are no columns ${help}`,
  );
  fail(
    known.filter(({ name, needed }) => needed && !names.includes(name)).map(({ name }) => name),
    "the column $ is missing",
    "the columns $ are missing",
  );
}

async function namesInParquet(path: string, options: ReadOptions): Promise<readonly string[]> {
  const { connection, close } = await openDuckDb(temporaryIn(options), options.memory);
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(path, "parquet", [])}`);
    return described.getRows().map(([name]) => name as string);
  } finally {
    close();
  }
}

/** The names in the first line. DuckDB is told them: what it guesses of a file it guesses of broken ones too. */
async function headingOf(path: string): Promise<readonly string[]> {
  const bytes = createReadStream(path);
  const lines = createInterface({ input: isZipped(path) ? bytes.pipe(createGunzip()) : bytes });
  for await (const line of lines) {
    bytes.destroy();
    return line
      .replace(/^\uFEFF/, "")
      .split(",")
      .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  }
  return [];
}

function reader(path: string, kind: FileKind, names: readonly string[]): string {
  if (kind === "parquet") return `read_parquet(${literal(path)})`;
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, header = true, auto_detect = false, columns = {${columns}}, delim = ',', quote = '"', escape = '"')`;
}

/** A column's name in a query. */
function placed(place: number): string {
  return `c${place}`;
}

/** Writes a table as plain CSV, by policy, each row with its number. */
async function writeInOrder(
  from: string,
  cells: readonly string[],
  policyAt: number,
  to: string,
  options: ReadOptions,
): Promise<void> {
  const { connection, close } = await openDuckDb(temporaryIn(options), options.memory);
  try {
    await connection.run(`
      COPY (
        SELECT * FROM (SELECT row_number() OVER () AS row_in_file, ${cells.join(", ")} FROM ${from})
        ORDER BY coalesce(${placed(policyAt)}, ''), row_in_file
      ) TO ${literal(to)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"')`);
  } finally {
    close();
  }
}
