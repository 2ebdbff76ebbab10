/** A family of requests: one file in `requests/`, found by existence (`requests.generated.ts`). */
import type { ServerCapabilities } from "vscode-languageserver";
import type { ServerContext } from "./context.ts";

export interface RequestFamily {
  /** What `initialize` answers for it. */
  readonly capabilities: ServerCapabilities;
  /** Registers its handlers. */
  readonly serve: (context: ServerContext) => void;
}
