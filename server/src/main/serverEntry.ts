/** Entry of `dist/server/node.cjs`. */
import { startServer } from "./node.ts";

startServer();
