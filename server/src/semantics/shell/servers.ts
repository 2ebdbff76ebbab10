/** Commands that start a server: in the foreground, where they do not end, or in the background. */
import type { ShellCommand } from "./model.ts";

export type ServerStart = "foreground" | "background";

/** What starts a server is said early. */
const LONGEST = 300;

/** How a command starts a server; undefined for everything else. Only sure cases. */
export function serverStart(command: ShellCommand): ServerStart | undefined {
  const words = command.arguments.map(({ text }) => text);
  if (words.some((word) => ASKS.test(word))) return undefined;
  if (isService(command, words)) return "background";
  const line = [command.name, ...words].join(" ").slice(0, LONGEST);
  const background = BACKGROUND.some((pattern) => pattern.test(line));
  const foreground = FOREGROUND.some((pattern) => pattern.test(line));
  if (!background && !foreground) return undefined;
  return background || command.context.background ? "background" : "foreground";
}

/** Asks for something, or checks the settings. */
const ASKS = /^(?:--?help|--?version|-[vVht]|-tt?|--check-config|--test|--dry-run|configtest|--validate)$/;

const START = /^(?:start|restart)$/;

/** `service nginx start`, `systemctl start nginx`, `/etc/init.d/nginx start`. */
function isService({ name, word }: ShellCommand, words: readonly string[]): boolean {
  if (name === "service" || name === "rc-service" || name === "invoke-rc.d") return START.test(words[1] ?? "");
  if (name === "systemctl") return START.test(words.find((each) => !each.startsWith("-")) ?? "");
  return /^\/etc\/(?:rc\.d\/)?init\.d\/[^/]+$/.test(word?.text ?? "") && START.test(words[0] ?? "");
}

const FOREGROUND: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|bun) (?:run )?(?:start|serve)$/,
  /^npx (?:serve|http-server|nodemon)\b/,
  /^(?:ng|vue-cli-service|hugo|jekyll|mkdocs|gatsby) (?:serve|server)\b/,
  /^next start\b/,
  /^node (?:\S*\/)?server\.[cm]?js$/,
  /^nginx\b.*daemon off/,
  /^(?:httpd|apache2|apache2ctl|apachectl)\b.*-D ?FOREGROUND/,
  /^php-fpm\S* (?:.* )?(?:-F|--nodaemonize)\b/,
  /^php (?:artisan serve|-S )/,
  /^python[\d.]* (?:\S*\/)?manage\.py runserver\b/,
  /^python[\d.]* -m (?:http\.server|flask run|uvicorn \S+:\S+|gunicorn \S+:\S+)/,
  /^flask (?:--\w+[ =]\S+ )*run\b/,
  /^(?:uvicorn|hypercorn|daphne|gunicorn) (?!.*(?:-D|--daemon)\b).*\S+:\S+/,
  /^streamlit run\b/,
  /^celery .*\bworker\b(?!.*--detach)/,
  /^(?:rails|bin\/rails) (?:s|server)\b(?!.* -d\b)/,
  /^dotnet (?:run|watch)\b/,
  /^redis-server(?!.*--daemonize yes)/,
  /^mongod\b(?!.*--fork)(?!.*--shutdown)/,
  /^sshd\b.* -\w*D/,
  /^dockerd\b/,
  /^supervisord\b.*(?:-n|--nodaemon)\b/,
  /^tail -[fF]\b/,
  /^sleep infinity$/,
  /^catalina\.sh run$/,
  /^caddy run\b/,
];

const BACKGROUND: readonly RegExp[] = [
  /^nginx$/,
  /^redis-server .*--daemonize yes/,
  /^mongod\b.*--fork/,
  /^(?:apache2ctl|apachectl) (?:-k )?start$/,
  /^catalina\.sh start$/,
  /^pm2 start\b/,
  /^pg_ctl(?:cluster)?\b.* start\b/,
  /^rabbitmq-server .*-detached/,
];
