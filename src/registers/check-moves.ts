import type { Disagreement } from '#shared/index.ts'
import type { Register } from './definition/register.ts'
import { valuesSet } from './rows/values-set.ts'

/** What moves of a definition set that cannot stand there. */
export function checkMoves(file: string, register: Register): readonly Disagreement[] {
  return register.defined.moves.flatMap(({ sets }, index) =>
    valuesSet(register, sets).problems.map((words) => ({
      ...{ code: 'does-not-agree', file, steps: ['moves', index, 'sets'] },
      words: `: ${words}`,
    })),
  )
}
