/**
 * Health checks for images whose own configuration has none, in Compose's form. Each test uses only programs that the
 * image itself carries; `$$` is a dollar that Compose leaves to the shell in the container.
 */
const TESTS: Readonly<Record<string, string>> = {
  postgres: '["CMD-SHELL", "pg_isready -U $${POSTGRES_USER:-postgres}"]',
  mysql: '["CMD", "mysqladmin", "ping", "-h", "127.0.0.1"]',
  mariadb: '["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]',
  mongo: '["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand(\'ping\').ok"]',
  redis: '["CMD", "redis-cli", "ping"]',
  "valkey/valkey": '["CMD", "valkey-cli", "ping"]',
  rabbitmq: '["CMD", "rabbitmq-diagnostics", "-q", "ping"]',
};

/** The test for an image by its short name; undefined for an image that we do not know. */
export function healthcheckFor(image: string): string | undefined {
  return Object.hasOwn(TESTS, image) ? TESTS[image] : undefined;
}
