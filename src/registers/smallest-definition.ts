/**
 * The smallest definition of a register that is whole, to be filled in.
 *
 * @param id - small letters, figures and hyphens
 */
export function smallestDefinition(id: string, name: string): string {
  return `# What every key means is in CONTRIBUTING.md, under "A register". Check this file with: register check <file>
register: ${id}
name: ${name}
one: entry
many: entries
about: What this register is for, in a sentence or two.
owner: The commissioner’s office
source: { document: Where it is said that it is kept, paragraph: '1' }
kept_by: [commissioners-officer, performance-officer]
seen_by: office
retention: { months: 24, why: Why it is kept for so long }
day: received
title: subject

fields:
  - { field: received, label: Day received, kind: day, required: true }
  - { field: subject, label: What it is about, kind: text, required: true }
  - { field: sender, label: Who sent it, kind: person }
  - { field: answered, label: Day answered, kind: day }

checks:
  - { refuse: answered < received, say: It was answered before it was received. Correct one of the two days, at: answered }

states:
  - { state: open, name: To be answered }
  - { state: answered, name: Answered, when: answered is filled, closed: true }

clocks:
  - clock: answer
    name: Answer
    starts: received
    count: { by: working-days-after, number: 10 }
    ends: answered

measures:
  - id: ${id}-received
    name: ${name} received
    count: entries

examples:
  - shows: what came in a month is counted
    on: '2026-03-01'
    rows:
      - { received: 2026-01-05, subject: Lighting, answered: 2026-01-12 }
      - { received: 2026-01-06, subject: Noise }
    gives:
      entries: 2
      states: [answered, open]
      due: { answer: '2026-01-19' }
      figures: [{ measure: ${id}-received, period: 2026-01, value: 2 }]
  - shows: what cannot be is refused
    on: '2026-03-01'
    rows:
      - { received: 2026-01-05, subject: Lighting, answered: 2026-01-04 }
    gives:
      refused: [{ row: 1, says: before it was received }]
`
}
