// The types of static/search/*.js, which are plain scripts: the linter checks them against these.

/** A part of a text: a Hanzi, a word or number, or a date or the number of a document. */
interface Unit {
  /** As the index has it. */
  text: string;
  /** Whether it is no Hanzi. */
  word: boolean;
  /** What stands between it and the unit before. */
  gap?: any;
  /** Whether it follows that as in running text. */
  joined?: boolean;
  /** Where it stands in the text, in UTF-16 units. */
  from: number;
  to: number;
}

/** A unit that a query asks for. */
interface Wanted {
  token: string;
  word: boolean;
  /** The stem of the word, where other forms of it do as well. */
  root?: string | false;
  /** Whether it is still being typed: words that begin so do as well. */
  open?: boolean;
}

/** What a query asks for in one place: units side by side, or a compound. */
type Chain = Wanted[];

/** A token with its postings and followers: src/search/entries.rs, src/search/terms.rs. */
type Entry = [token: string, data: any, followers: string, words: string[][]];

/** A list of the index that a query needs. */
interface Need extends Wanted {
  /** The token that must follow. */
  next?: string;
  /** How much of what is asked for a document has with it. */
  worth: number;
  /** The number of the language that has it otherwise. */
  language?: number;
  entries: Entry[];
}

/** src/search/mod.rs. */
interface Index {
  languages: string[];
  notices: number;
  said: Record<string, Record<string, string>>;
  tokens: string[];
  texts: number[];
  folds: string;
}

/** What can be chosen to narrow results. */
interface Value {
  key: string;
  chosen: boolean;
}

interface Answer {
  index: Index;
  query: string;
  /** The documents, the best first, one of each notice. */
  hits: number[];
  /** How many notices each value would leave. */
  counts: number[];
  /** The records of vocabularies that the query names. */
  named: Need[];
  /** Whether nothing has all that was asked for, and these have half of it. */
  loose: boolean;
}

/** What results show of a document: src/search/documents.rs. */
type Shown = [document: number, facts: [about: string, address: string][], passages: [anchor: string, text: string][]];

interface Match {
  from: number;
  to: number;
  /** The number of the chain. */
  of: number;
}

interface Search {
  read(text: string): { units: Unit[]; dates: Unit[] };
  stem(word: string): string;
  /** Loads a part of the index. */
  load(name: string): Promise<any>;
  parse(query: string): Chain[];
  /** What answers a query, narrowed by what is chosen of all values, in the order of the page. */
  find(query: string, values: Value[]): Promise<Answer>;
  shown(index: Index, document: number): Promise<Shown>;
  matches(text: string, chains: Chain[]): Match[];
  /** The parts of the index that came, by name. */
  [part: string]: any;
}

declare var gongwen: Search;
