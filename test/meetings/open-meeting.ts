import { openSite, type TestSite } from '../site.ts'

/**
 * The site of the made-up place Northmere with a meeting of 1 February 2027 as it is given.
 *
 * @param meeting - the file of the meeting, in YAML
 * @param rules - more rules of its panel, in YAML
 * @param now - the moment at which the site is asked, as the clock of a test moves on
 */
export async function openMeeting(
  meeting: string,
  now: () => string,
  rules = '',
): Promise<TestSite> {
  const book = 'constitution/meetings.yaml'
  return await openSite(
    'test/fixtures/areas/northmere',
    { today: () => now().slice(0, 10), now },
    (files) =>
      new Map([
        ...files,
        ['meetings/2027-02-01.yaml', meeting],
        [book, `${files.get(book)}${rules}`],
      ]),
  )
}
