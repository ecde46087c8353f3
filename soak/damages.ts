import { withFolderToDamage } from '../test/damage/damaged-folder.ts'
import { damageAtRandom } from '../test/damage/damages.ts'
import type { Proof } from './proof.ts'

const TIMES = 100

export const damages: Proof = {
  claim: `after each of ${TIMES} damages to a data folder a command ends with a sentence or two, and no stack`,
  prove: async (seed) => {
    const { ends, problems } = await withFolderToDamage((folder) =>
      damageAtRandom(folder, TIMES, seed),
    )
    process.stdout.write(
      `${ends.refused} were refused in a sentence, ${ends.found} found by verify, ${ends.unseen} touched nothing that was read\n`,
    )
    return problems
  },
}
