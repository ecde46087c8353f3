import type { Act } from '#web/index.ts'

/** What each command does, in the words of the table of permissions. */
const COMMAND_ACTS: Readonly<Record<string, Act>> = {
  serve: { kind: 'site', act: 'serve' },
  load: { kind: 'area', act: 'load' },
  'area new': { kind: 'area', act: 'begin' },
  'area check': { kind: 'area', act: 'check' },
  'area export': { kind: 'area', act: 'export' },
  'import observations': { kind: 'figures', act: 'import' },
  'import street': { kind: 'figures', act: 'import' },
  'import home-office': { kind: 'figures', act: 'import' },
  'recipe suggest': { kind: 'figures', act: 'import' },
  'register new': { kind: 'area', act: 'begin' },
  'register check': { kind: 'area', act: 'check' },
  'register import': { kind: 'register-entry', act: 'record' },
  'register export': { kind: 'register-entry', act: 'read' },
  'set-aside figure': { kind: 'set-aside', act: 'record' },
  'set-aside take-back': { kind: 'set-aside', act: 'withdraw' },
  'withdraw figure': { kind: 'withdrawal', act: 'record' },
  'withdraw import': { kind: 'import-withdrawal', act: 'record' },
  'withdraw take-back': { kind: 'withdrawal', act: 'withdraw' },
  release: { kind: 'release', act: 'record' },
  'report build': { kind: 'reports', act: 'build' },
  'pack build': { kind: 'pack', act: 'build' },
  check: { kind: 'paper', act: 'check' },
  limits: { kind: 'figures', act: 'work-out-limits' },
  decide: { kind: 'constitution', act: 'ask' },
  timetable: { kind: 'constitution', act: 'ask' },
  'minutes draft': { kind: 'draft-minutes', act: 'read' },
  'meeting run': { kind: 'constitution', act: 'ask' },
  procedures: { kind: 'case', act: 'read' },
  people: { kind: 'panel', act: 'read' },
  withhold: { kind: 'figures', act: 'withhold-from-table' },
  'accounts list': { kind: 'account', act: 'read' },
  'accounts invite': { kind: 'account', act: 'invite' },
  'accounts role': { kind: 'account', act: 'give-role' },
  'accounts end-role': { kind: 'account', act: 'end-role' },
  'accounts disable': { kind: 'account', act: 'disable' },
  'accounts recover': { kind: 'account', act: 'recover' },
  'accounts first-link': { kind: 'account', act: 'invite' },
  'accounts demo': { kind: 'site', act: 'sign-in' },
  permissions: { kind: 'permissions', act: 'read' },
  log: { kind: 'record', act: 'read-log' },
  verify: { kind: 'record', act: 'verify' },
  backup: { kind: 'record', act: 'back-up' },
  restore: { kind: 'record', act: 'restore' },
}

/** What a command does, by its name as it is typed: `import street`. */
export function actOfCommand(name: string): Act | undefined {
  return Object.hasOwn(COMMAND_ACTS, name) ? COMMAND_ACTS[name] : undefined
}

/** Every command with what it does. */
export const COMMAND_DOINGS = Object.entries(COMMAND_ACTS).map(([name, act]) => ({
  name: `The command ${name}`,
  act,
}))
