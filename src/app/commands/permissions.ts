import { Command } from 'commander'
import { examineArea, readAreaFolder } from '#area/index.ts'
import { permissionsOfRegisters, readRegisters } from '#registers/index.ts'
import { PERMISSIONS, type Permission } from '#web/index.ts'
import { readConfig } from '../config.ts'
import { areaFolder } from '../instance.ts'

/** `permissions`: the table of who may do what, as the program asks it. */
export function permissionsCommand(): Command {
  return new Command('permissions')
    .description('prints who may do what to which things in which state; the rest is closed')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
With the rows that the registers add which the area that is served keeps (CRITICAL_FRIEND_AREA).`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const rows = [...PERMISSIONS, ...(await rowsOfRegisters())]
      process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : `${asTable(rows)}\n`)
    })
}

/** Of the registers of the area that is served; none where no one area is. */
async function rowsOfRegisters(): Promise<readonly Permission[]> {
  const config = readConfig()
  const folder = config.ok ? await areaFolder(config.value).catch(() => undefined) : undefined
  if (folder === undefined) return []
  const files = await readAreaFolder(folder)
  const registers = readRegisters(files, examineArea(files).area.file)
  return registers.ok ? permissionsOfRegisters(registers.value) : []
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
