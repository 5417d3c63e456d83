// The types of static/search/*.js, which are plain scripts: the linter checks them against these.

/** A part of a text: a Hanzi, or a word or number. */
interface Unit {
  text: string;
  /** Whether it is a word or number. */
  word: boolean;
  /** What stands before it: 0 nothing, 1 a hyphen or the like, 2 space, 3 anything else. */
  gap: number;
  /** Whether it follows the unit before it as in running text. */
  joined: boolean;
  /** Of a date or the number of a document: its token, which is its text, too. */
  token?: string;
  /** Where it stands in the text, in UTF-16 units. */
  from: number;
  to: number;
}


/** What a query asks for in one place: units side by side, or a compound. */
interface Chain {
  units: Unit[];
  /** Whether it is quoted: no other forms of its words. */
  exact: boolean;
  /** Whether its last word is still being typed. */
  open?: boolean;
}

/** A list of the index that a chain needs. */
interface Need {
  token: string;
  /** What must follow. */
  next?: Unit;
  /** The stem of the word, where other forms of it do as well. */
  root?: string | false;
  /** Whether words that begin so do as well. */
  open?: boolean;
}

/** A token with its postings and followers: src/search/entries.rs. */
type Entry = [token: string, data: string, followers?: string];

/** A record of a vocabulary that a query names, in one of its languages: src/search/terms.rs. */
interface Named {
  /** The number of the language in which it is named so. */
  language: number;
  entry: any;
}

/** The first is the year, the second the language. */
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
  facets: Facet[];
}

interface Answer {
  index: Index;
  query: string;
  /** The documents, the best first, one of each notice. */
  hits: number[];
  /** How many notices each value of each facet would leave. */
  counts: number[][];
  named: Named[];
  /** Whether nothing has all that was asked for, and these have half of it. */
  loose: boolean;
}

/** What results show of a document: src/search/documents.rs. */
type Shown = [document: number, title: string, about: string[], path: string, languages: number[], blocks: [anchor: string, text: string][]];

interface Match {
  from: number;
  to: number;
  /** The number of the chain. */
  chain: number;
}

interface Reader {
  define(manifest: Manifest): void;
  read(text: string): { units: Unit[]; dates: Unit[] };
  stem(word: string): string;
  code(unit: Unit): number;
}

interface Query {
  open(): Promise<Index>;
  parse(query: string): Chain[];
  /** What answers a query, narrowed by what an address holds. */
  find(query: string, filters: URLSearchParams): Promise<Answer>;
  shown(index: Index, document: number): Promise<Shown>;
  matches(text: string, chains: Chain[]): Match[];
}

declare var gongwen: {
  /** Hands over a part of the index. */
  part(name: string, value: unknown): void;
  /** Loads a script of `search/`, and gives what it hands over. */
  load(name: string): Promise<any>;
  text: Reader;
  query: Query;
  hits: Promise<void>;
  /** The parts of the index that came, by name. */
  [part: string]: any;
};
