// The types of static/search/*.js, which are plain scripts: the linter checks them against these.

/** A part of a text: a Hanzi, or a word or number. */
interface Unit {
  text: string;
  /** Whether it is a word or number. */
  word: boolean;
  /** What stands before it: 0 nothing, 1 a hyphen or the like, 2 space, 3 anything else. */
  gap: number;
  /** Where it stands in the text, in UTF-16 units. */
  from: number;
  to: number;
}

/** A date, or the number of a document. */
interface Compound {
  token: string;
  from: number;
  to: number;
}

/** What a query asks for in one place: units side by side, or a compound. */
interface Chain {
  units: Unit[];
  /** The compound, or empty. */
  token: string;
  /** Whether it is quoted: no other forms of its words. */
  exact: boolean;
  /** Whether its last word is still being typed. */
  open: boolean;
}

/** A list of the index that a chain needs. */
interface Need {
  token: string;
  /** What must follow. */
  next?: Unit;
  /** Whether other forms of the word do as well. */
  forms?: boolean;
  /** Whether words that begin so do as well. */
  open?: boolean;
}

/** A token with its postings and followers: src/search/entries.rs. */
type Entry = [token: string, data: string, followers?: string];

/** A record of a vocabulary that a query names, in one of its languages: src/search/terms.rs. */
interface Named {
  /** Vocabulary and id, with a slash between them. */
  id: string;
  /** The number of the language in which it is named so. */
  language: number;
  entry: [id: string, data: string, words: string[][]];
}

interface Facet {
  key: string;
  values: string[];
  /** The numbers of its values, for each notice. */
  of: number[][];
}

/** src/search/mod.rs. */
interface Manifest {
  languages: string[];
  notices: number;
  tokens: string[];
  texts: number[];
  traditional: string;
  hanzi: string;
  compounds: string[];
}

/** What the interface says: src/site/search_words.rs. */
interface Said {
  words: Record<string, string>;
  labels: Record<string, string>;
  names: Record<string, string[]>;
}

interface Index extends Manifest {
  said: Said;
  /** The year of each notice. */
  years: (number | null)[];
  facets: Facet[];
}

type Filters = Record<string, string[]>;

interface Hit {
  notice: number;
  /** The notice in the language in which it is shown. */
  document: number;
  score: number;
}

interface Answer {
  index: Index;
  hits: Hit[];
  /** How many notices each value of each facet would leave. */
  counts: number[][];
  years: Map<number | null, number>;
  chains: Chain[];
  named: Named[];
  /** Whether nothing has all that was asked for, and these have half of it. */
  loose: boolean;
}

/** What results show of a document. */
interface Shown {
  title: string;
  date: string;
  path: string;
  /** Its texts, each with the anchor of its place. */
  blocks: [anchor: string, text: string][];
}

interface Match {
  from: number;
  to: number;
  /** The number of the chain. */
  chain: number;
}

interface Text {
  define(manifest: Manifest): void;
  fold(c: string): string;
  read(text: string): { units: Unit[]; dates: Compound[] };
  adjacent(units: Unit[], i: number): boolean;
  stem(word: string): string;
  code(unit: Unit): number;
}

interface Query {
  load(name: string): Promise<any>;
  open(): Promise<Index>;
  parse(query: string): Chain[];
  find(query: string, filters: Filters): Promise<Answer>;
  shown(index: Index, document: number): Promise<Shown>;
  matches(text: string, chains: Chain[]): Match[];
}

declare const gongwen: {
  /** The address of the site's root from this page, and the page's language. */
  root: string;
  language: string;
  /** The parts of the index that came, by name. */
  parts: Record<string, unknown>;
  part(name: string, value: unknown): void;
  script(path: string): Promise<void>;
  text: Text;
  query: Query;
};
