import { askOddly, type OddRequests, sendOddFiles } from '../test/requests/odd-requests.ts'
import { openSite } from '../test/site.ts'
import type { Proof } from './proof.ts'

const REQUESTS = 20_000
const FILES = 2_000
const MOST_GROWN_MEGABYTES = 300

export const requests: Proof = {
  claim: `${REQUESTS} odd requests and ${FILES} spoilt files are all answered, none with a failure, in bounded memory`,
  prove: async (seed) => {
    const site = await openSite('test/fixtures/areas/northmere')
    const before = process.memoryUsage().rss
    const asked = await askOddly(site, REQUESTS, seed)
    const sent = await sendOddFiles(site, FILES, seed)
    const grown = Math.round((process.memoryUsage().rss - before) / 1e6)
    await site.close()
    process.stdout.write(`${say(asked)}; of files, ${say(sent)}; memory grew by ${grown} MB\n`)
    const grew = grown > MOST_GROWN_MEGABYTES ? [`Memory grew by ${grown} MB`] : []
    return [...asked.problems, ...sent.problems, ...grew]
  },
}

function say({ requests, answers }: OddRequests): string {
  const counts = [...answers].sort(([one], [other]) => one - other)
  return `${requests} answered: ${counts.map(([hundred, count]) => `${count} of ${hundred}xx`).join(', ')}`
}
