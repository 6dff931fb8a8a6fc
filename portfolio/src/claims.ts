import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { identifier, literal, openDuckDb } from "./duckdb.js";
import { inWords, isFull, PortfolioFailure } from "./failure.js";
import type { Column } from "./layout.js";
import { csvLine } from "./csv.js";
import { Text } from "./output.js";
import { recordColumns, writeRecords } from "./records.js";
import { allRows, notUtf8, numbering, type PlainTable } from "./rows.js";

/** Claims as shards read them. */
export type Claims = PlainTable & { readonly kind: "table" | "records" };

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
      if (!(await stat(path)).isFile()) throw new PortfolioFailure(`${path}: is no file`);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      if (kind === "parquet") {
        const names = await namesInParquet(path, options);
        checkNames(path, names, known);
        return new ClaimsFile(path, path, kind, names, options);
      }
      const isPlain = encoding === undefined && !isZipped(path);
      const readable = isPlain ? path : join(folder, "utf-8.txt");
      if (!isPlain) await toUtf8(path, readable, encoding);
      await refuseUtf16(path, readable);
      if (kind === "ndjson") return new ClaimsFile(path, readable, kind, recordColumns, options);
      const names = await headingOf(readable);
      checkNames(path, names, known);
      return new ClaimsFile(path, readable, kind, names, options);
    } catch (problem) {
      throw said(problem, path, options.folder);
    }
  }

  /** A CSV file is read as it is, until it turns out not to be in order. */
  claims(): Promise<Claims> {
    const { readable: path, kind, names } = this;
    if (kind === "csv") return Promise.resolve({ kind: "table", path, names, isNumbered: false });
    return this.inOrder();
  }

  /** The table with the rows of each policy together, each with its number. */
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
    const numbered = join(options.folder, "numbered.csv");
    const ordered = join(options.folder, "in-order.csv");
    try {
      const table = { path: ordered, names, isNumbered: true };
      switch (kind) {
        case "csv": {
          const longest = await writeNumbered({ path: readable, names, isNumbered: false }, numbered);
          await sort(numberedCsv(numbered, names, longest), names, ["policy"], ordered, options);
          return { kind: "table", ...table };
        }
        case "parquet":
          await sort(parquet(path, names), names, ["policy"], ordered, options);
          return { kind: "table", ...table };
        case "ndjson": {
          const { isInOrder, longest } = await writeRecords(readable, numbered);
          if (isInOrder) return { kind: "records", ...table, path: numbered };
          await sort(numberedCsv(numbered, names, longest), names, ["policy", "period"], ordered, options);
          return { kind: "records", ...table };
        }
      }
    } catch (problem) {
      throw said(problem, path, options.folder);
    }
  }
}

/** Reading writes, too, what is put in order and the like: where that fails it is not the file's fault. */
function said(problem: unknown, path: string, folder: string): unknown {
  const at = (problem as NodeJS.ErrnoException).path;
  if (isFull(problem) || at?.startsWith(folder) === true) return inWords(problem, dirname(folder), "written");
  return inWords(problem, path, "read");
}

/** Writes a text file in another encoding, such as `shift_jis`, or one that is zipped, as plain UTF-8. */
async function toUtf8(path: string, to: string, encoding: string | undefined): Promise<void> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding ?? "utf-8", { fatal: true });
  } catch {
    throw new PortfolioFailure(`${path}: \`${encoding}\` is no encoding that is known here`);
  }
  const decoded = async function* (bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
    try {
      for await (const some of bytes) yield decoder.decode(some, { stream: true });
      yield decoder.decode();
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw problem;
      if (encoding === undefined) throw notUtf8(path);
      throw new PortfolioFailure(`${path}: is not text in the encoding ${encoding}`);
    }
  };
  const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
  const plain = isZipped(path) ? bytes.pipe(createGunzip()) : bytes;
  await pipeline(plain, decoded, createWriteStream(to));
}

/** Text in UTF-16 begins with its mark, or has zeros in most places. */
async function refuseUtf16(path: string, readable: string): Promise<void> {
  const file = await open(readable);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    const bytes = buffer.subarray(0, bytesRead);
    // Names of columns are of ASCII, whose high bytes are 0.
    const zeros = (side: number): number => bytes.filter((byte, place) => byte === 0 && place % 2 === side).length;
    const isHigh = (side: number): boolean => 4 * zeros(side) > bytes.length;
    const mark = bytes.toString("hex", 0, 2);
    const encoding = mark === "feff" || isHigh(0) ? "utf-16be" : mark === "fffe" || isHigh(1) ? "utf-16le" : undefined;
    if (encoding === undefined) return;
    throw new PortfolioFailure(
      `${path}: is text in UTF-16; say so, as \`--encoding ${encoding}\`, or save it as UTF-8`,
    );
  } finally {
    await file.close();
  }
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
  const { connection, close } = await openDuckDb(join(options.folder, "sort.tmp"), options.memory);
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    return described.getRows().map(([name]) => name as string);
  } finally {
    close();
  }
}

/** The names in the first line. */
async function headingOf(path: string): Promise<readonly string[]> {
  const bytes = createReadStream(path);
  const lines = createInterface({ input: bytes });
  for await (const line of lines) {
    bytes.destroy();
    return line
      .replace(/^\uFEFF/, "")
      .split(",")
      .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  }
  return [];
}

/** Writes the rows of a table, each with its number and what is wrong with it; how long the longest may be, in bytes. */
async function writeNumbered(table: PlainTable, to: string): Promise<number> {
  const { names } = table;
  let longest = 0;
  const rows = async function* (): AsyncGenerator<Buffer> {
    const text = new Text();
    text.text(csvLine([...numbering, ...names]));
    for await (const { bytes, count, width, starts, ends, numbers, faults } of allRows(table)) {
      for (let row = 0; row < count; row += 1) {
        text.number(numbers[row]!);
        text.text(",");
        text.cell(faults.get(row) ?? "");
        for (let cell = row * width; cell < (row + 1) * width; cell += 1) {
          text.text(",");
          text.cellOf(bytes, starts[cell]!, ends[cell]!);
        }
        text.text("\n");
      }
      const block = text.take();
      longest = Math.max(longest, block.length);
      yield block;
    }
    yield text.take();
  };
  await pipeline(rows, createWriteStream(to));
  return longest;
}

/** A column's name in a query: to DuckDB names that differ in upper and lower case alone are one. */
function placed(place: number): string {
  return `c${place}`;
}

/** DuckDB keeps room for several of the longest rows. */
function numberedCsv(path: string, names: readonly string[], longest: number): string {
  const columns = [
    "'row': 'BIGINT'",
    "'fault': 'VARCHAR'",
    ...names.map((_, place) => `'${placed(place)}': 'VARCHAR'`),
  ];
  const most = Math.max(longest, 1 << 21);
  return `SELECT * FROM read_csv(${literal(path)}, header = true, auto_detect = false, columns = {${columns.join(", ")}},
    delim = ',', quote = '"', escape = '"', max_line_size = ${most}, buffer_size = ${Math.max(2 * most, 1 << 25)})`;
}

function parquet(path: string, names: readonly string[]): string {
  const cells = names.map((name, place) => `CAST(${identifier(name)} AS VARCHAR) AS ${placed(place)}`);
  return `SELECT row_number() OVER () AS row, '' AS fault, ${cells.join(", ")} FROM read_parquet(${literal(path)})`;
}

/** Writes numbered rows as CSV, by some of their columns, within those as they stand. */
async function sort(
  rows: string,
  names: readonly string[],
  by: readonly string[],
  to: string,
  options: ReadOptions,
): Promise<void> {
  const { connection, close } = await openDuckDb(join(options.folder, "sort.tmp"), options.memory);
  const keys = by.map((name) => `coalesce(${placed(names.indexOf(name))}, '')`);
  try {
    await connection.run(
      `COPY (SELECT * FROM (${rows}) ORDER BY ${keys.join(", ")}, row)
       TO ${literal(to)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    );
  } finally {
    close();
  }
}
