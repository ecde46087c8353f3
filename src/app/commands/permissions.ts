import { Command } from 'commander'
import { PERMISSIONS, type Permission } from '#web/index.ts'

/** `permissions`: the table of who may do what, as the program asks it. */
export function permissionsCommand(): Command {
  return new Command('permissions')
    .description('prints who may do what to which things in which state; the rest is closed')
    .option('--json', 'print one JSON document')
    .action(({ json }: { json?: boolean }) => {
      process.stdout.write(
        json ? `${JSON.stringify(PERMISSIONS, undefined, 2)}\n` : `${asTable(PERMISSIONS)}\n`,
      )
    })
}

function asTable(rows: readonly Permission[]): string {
  const lines = [
    ['role', 'kind', 'act', 'state'],
    ...rows.map(({ role, kind, act, state }) => [role, kind, act, state]),
  ]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
