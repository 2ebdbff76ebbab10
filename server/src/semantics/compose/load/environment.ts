/** The variables that a project is loaded with: what the caller gives, then env files; who comes first wins. */
import { envSyntax } from "../../../syntax/env/parse.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";
import { readEnvFile } from "./dotenv.ts";
import type { Lookup } from "./template.ts";
import type { Origin } from "./value.ts";

export interface EnvironmentVariable {
  readonly value: string;
  readonly certain: boolean;
  /** The env file that sets it; undefined for what the caller gives. */
  readonly origin: Origin | undefined;
}

export class Environment {
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
  /** True when the variables of the process are among them, so that every other name is surely not set. */
  readonly complete: boolean;

  constructor(variables: ReadonlyMap<string, EnvironmentVariable>, complete: boolean) {
    this.variables = variables;
    this.complete = complete;
  }

  static of(values: Readonly<Record<string, string>>, complete: boolean): Environment {
    const entries = Object.entries(values).map(
      ([name, value]) => [name, { value, certain: true, origin: undefined }] as const,
    );
    return new Environment(new Map(entries), complete);
  }

  /** The value of a variable; while the process is not known, it may always say otherwise. */
  readonly lookup: Lookup = (name) => {
    const found = this.variables.get(name);
    return { value: found?.value, certain: this.complete && (found?.certain ?? true) };
  };

  value(name: string): string | undefined {
    return this.variables.get(name)?.value;
  }

  /** With these added where nothing is set yet. */
  with(added: ReadonlyMap<string, EnvironmentVariable>): Environment {
    return new Environment(new Map([...added, ...this.variables]), this.complete);
  }
}

export interface EnvFiles {
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
  /** What is wrong with them, in order. */
  readonly errors: readonly { readonly at: Origin; readonly message: string }[];
}

/** The variables of env files, later files winning. Files that are not there are left out. */
export function readEnvFiles(reader: Reader, environment: Environment, uris: readonly Uri[]): EnvFiles {
  const variables = new Map<string, EnvironmentVariable>();
  const errors: { at: Origin; message: string }[] = [];
  for (const uri of uris) {
    if (reader.file(uri) === undefined) continue;
    const { entries, error } = readEnvFile(reader.derive(envSyntax, uri), environment.lookup, variables);
    for (const { name, value, certain, span } of entries)
      variables.set(name, { value, certain, origin: { uri, span } });
    if (error !== undefined) errors.push({ at: { uri, span: error.span }, message: error.message });
  }
  return { variables, errors };
}
