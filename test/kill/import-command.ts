import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { KILLED_FILES, type KilledCommand } from './kills.ts'

const root = join(import.meta.dirname, '../..')

/** The program's own `import observations`, of a file of new figures each time. */
export function importCommand(folder: string, rows = 5_500): KilledCommand {
  const files = join(dirname(folder), 'killed-files')
  mkdirSync(files, { recursive: true })
  return {
    argumentsFor: (run) => {
      const file = join(files, `${KILLED_FILES}${run}.csv`)
      writeFileSync(file, figures(run, rows))
      return [join(root, 'src/app/main.ts'), 'import', 'observations', file]
    },
    environment: {
      CRITICAL_FRIEND_DATA: folder,
      CRITICAL_FRIEND_AREA: join(root, 'test/fixtures/areas/northmere'),
    },
    rows,
    acknowledges: 'was imported',
  }
}

function figures(run: number, rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, row) => `burglary,northmere,batch=${run};row=${row},2024-01,${row}`,
  )
  return `measure,area,breakdown,period,value\n${lines.join('\n')}\n`
}
