import type { Proof } from './proof.ts'
import { runTests } from './run-tests.ts'

const FILES = ['test/journeys/*.test.ts']

/** The journeys, of which the tests hold each page to accessibility at one width. */
export const journeys: Proof = {
  claim: 'every page of the journeys is accessible at every width',
  prove: async (seed) => {
    const options = ['--test-global-setup=test/one-browser.ts']
    const isWhole = await runTests(FILES, { times: 2, seed, options })
    return isWhole ? [] : ['A page is not accessible: its address and what is wrong are above']
  },
}
