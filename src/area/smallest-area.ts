/** The id that a name makes: small letters, figures and hyphens; blank when it has none of them. */
export function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’'\p{Mark}]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/**
 * The files of the smallest area that is whole: one place, one measure, one figure, and a word on what
 * each file is for.
 *
 * @param name - as the area is called: "Fennmoor"
 * @returns texts by path inside the folder
 */
export function smallestArea(name: string): ReadonlyMap<string, string> {
  const id = idOf(name)
  const quoted = `'${name.replaceAll("'", "''")}'`
  const of = (words: string) => `'${words} ${name.replaceAll("'", "''")}'`
  return new Map([
    ['README.md', readme(name)],
    [
      'area.yaml',
      `# What is true of this place and not of the program.
id: ${id}
name: ${quoted}

panel:
  name: ${of('Police and Crime Panel for')}
  source: { document: 'Made up: name the paper that says so' }

force:
  name: ${of('Police of')}
  # What street files of data.police.uk write under "Falls within"
  streetFileName: ${of('Police of')}

# The office held to account: commissioner, mayor or board
office:
  title: Police and Crime Commissioner
  name: ${of('Police and Crime Commissioner for')}
  kind: commissioner
  source: { document: 'Made up: name the paper that says so' }

councils: []

# When the public knows figures that are loaded or imported: by-act, once an officer releases them, or at-once
releases: by-act
# The files of figures that were published before: when this area is first loaded they are public at once, each
# known from the day of its release. Those of other files wait
publishedBefore: [figures/recorded.csv]

# What a figure can be about. The police area comes first, with the id of the area.
places:
  - { id: ${id}, name: ${quoted}, kind: police-area }

# Which measure each crime type of a street file is counted under
streetMeasures: []
`,
    ],
    [
      'measures/crime.yaml',
      `# One file a subject: what each measure counts, in what unit, and which way is better. What is as at a
# day, such as officers in post, has "kind: stock"; a total of the year so far "kind: cumulative".
domain: { id: crime, name: Crime }
measures:
  - id: recorded-crime
    name: Recorded crime
    noun: { one: crime, many: crimes }
    unit: count
    better: lower
    definition: Crimes recorded by the police in the month.
    source: { document: 'Made up: name the paper that defines it' }
    frequency: [month]
`,
    ],
    [
      'figures/recorded.csv',
      `measure,area,breakdown,period,value,numerator,denominator,status,source,released,note
recorded-crime,${id},,2025-04,1204,,,actual,Made up: name the paper that prints it,2025-06-30,
`,
    ],
    [
      'figures/about.yaml',
      `# Whose figures these are, as area.yaml has it. If this folder is copied for another place and renamed,
# they are refused until they are that place's own.
area: ${id}
name: ${quoted}
`,
    ],
    [
      'events.yaml',
      '# What happened, its days, and the measures it is said to touch.\nevents: []\n',
    ],
    [
      'recording-changes.yaml',
      '# Changes in how something is recorded, across which it is not compared.\nchanges: []\n',
    ],
    ['glossary.yaml', '# Terms of the reports, in plain words.\nterms: []\n'],
  ])
}

const readme = (name: string) => `# ${name}

Everything that is true of this place, as data. What is in it now is made up; put your own in its place,
file by file. After each change:

    npm run -s cf -- area check <this folder>

tells everything that is wrong, with file and line. To see it:

    CRITICAL_FRIEND_AREA=<this folder> CRITICAL_FRIEND_DATA=<a folder for its data> npm start

| file | what it holds |
|---|---|
| \`area.yaml\` | the panel, the force, the office held to account, and the places a figure can be about |
| \`measures/<subject>.yaml\` | what each measure counts, its unit, whether over time or as at a day, which way is better, its source |
| \`figures/<any name>.csv\` | one figure a row |
| \`figures/about.yaml\` | whose figures they are |
| \`events.yaml\` | what happened that may bear on a figure; none yet |
| \`recording-changes.yaml\` | changes in how something is recorded; none yet |
| \`glossary.yaml\` | terms explained; none yet |

These may be added, and the pages about them appear when they are:

| file | what it holds |
|---|---|
| \`reports/<report>.yaml\`, \`reports/<report>/<period>/<section>.md\` | the sections and rows of a report, the \`periods\` there is one for, and its commentary |
| \`people.yaml\` | who appoints to the panel, its seats and offices, and who holds them from when |
| \`undertakings.yaml\` | what was promised before the site began to record it |
| \`registers/<id>.yaml\` | a book that the office keeps; one that any office may keep is listed in \`area.yaml\`: \`registers: [correspondence]\` |
| \`visits.yaml\` | visits and inductions of members, and updates the panel received |
| \`constitution/<subject>.yaml\`, with \`settings.yaml\`, \`versions.yaml\` and \`conflicts.yaml\` | the panel's own rules |
| \`statute/<subject>.yaml\`, \`statute/changes.yaml\` | law that holds here besides the law that holds everywhere, and what is otherwise in that |
| \`calendar/bank-holidays.yaml\` | bank holidays other than those of England and Wales |
| \`procedures/rules.yaml\` | which rules stand for the names that procedures have for them |

The form of each is in the README of an area that has it, such as those in \`areas/\`.
`
