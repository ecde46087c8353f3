import { fileURLToPath } from 'node:url'
import type { KilledCommand } from './kills.ts'

const program = fileURLToPath(new URL('./import-child.ts', import.meta.url))

/** The import of a file of made-up figures into a folder. */
export function exampleCommand(folder: string): KilledCommand {
  const rows = 5_500
  return {
    argumentsFor: (run) => [program, folder, `file-${run}.csv`, String(rows)],
    rows,
    acknowledges: 'kept\n',
  }
}
