// What the measurements come to, and the tables in which they are printed.

/** Recall and precision of one answer. The truth is never empty; the precision of an empty answer is not a number. */
export function compareSets(found, truth) {
  const right = [...found].filter((id) => truth.has(id)).length;
  return {
    found: found.size,
    true: truth.size,
    recall: right / truth.size,
    precision: found.size > 0 ? right / found.size : undefined,
  };
}

/** What the results of one engine come to: one row of a table. */
export function summarise(results) {
  const numbers = (key) => results.map((result) => result[key]).filter((value) => value !== undefined);
  return {
    queries: results.length,
    bytes: spread(numbers("bytes")),
    files: spread(numbers("files")),
    milliseconds: spread(numbers("milliseconds")),
    recall: mean(numbers("recall")),
    complete: results.filter((result) => result.recall === 1).length,
    precision: mean(numbers("precision")),
    empty: results.filter((result) => result.found === 0).length,
  };
}

function mean(values) {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

/** Percentiles are of the nearest rank, so that each is a value that was measured. */
function spread(values) {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { median: rank(0.5), p95: rank(0.95), max: sorted.at(-1) };
}

const COLUMNS = [
  ["engine", (row) => row.engine],
  ["index (s)", (row) => decimal(row.index.seconds, 1)],
  ["index files", (row) => whole(row.index.files)],
  ["index bytes", (row) => whole(row.index.bytes)],
  ...["median", "p95", "max"].map((which) => [`bytes a query, ${which}`, (row) => whole(row.bytes?.[which])]),
  ["files a query, median", (row) => whole(row.files?.median)],
  ...["median", "p95", "max"].map((which) => [`first result (ms), ${which}`, (row) => decimal(row.milliseconds?.[which], 1)]),
  ["recall, mean", (row) => share(row.recall)],
  ["recall 1.00", (row) => `${row.complete} of ${row.queries}`],
  ["precision, mean", (row) => share(row.precision)],
  ["nothing found", (row) => whole(row.empty)],
];

export function table(rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(COLUMNS.map(([heading]) => heading)),
    line(COLUMNS.map((_, number) => (number === 0 ? "---" : "---:"))),
    ...rows.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))),
  ].join("\n");
}

const decimal = (value, digits) => (value === undefined ? "–" : value.toFixed(digits));
const whole = (value) => (value === undefined ? "–" : value.toLocaleString("en-GB"));

/** Cut and not rounded: a share below one is never printed as 1.000. */
const share = (value) => (value === undefined ? "–" : (Math.floor(value * 1000 + 1e-9) / 1000).toFixed(3));
