import type { Area } from '#area/index.ts'
import type { Section } from '#web/index.ts'

/** Only what the area has: no link leads to a page that has nothing to show. */
export function navigationOf({
  reports,
  hasConstitution,
  hasPeople,
  keepsRegisters,
}: Area): readonly Section[] {
  return [
    {
      text: 'Performance',
      href: '/performance',
      pages: [
        ...(reports.length > 0 ? [{ text: 'Reports', href: '/reports' }] : []),
        { text: 'Check figures', href: '/check' },
        ...(keepsRegisters ? [{ text: 'Registers', href: '/registers' }] : []),
      ],
    },
    ...(hasPeople
      ? [
          {
            text: 'Meetings',
            href: '/meetings',
            pages: [
              { text: 'The panel', href: '/panel' },
              { text: 'Public questions', href: '/questions' },
            ],
          },
          {
            text: 'Promises',
            href: '/promises',
            pages: [
              ...(hasConstitution
                ? [{ text: 'Reports and recommendations', href: '/recommendations' }]
                : []),
              { text: 'Letters', href: '/letters' },
            ],
          },
        ]
      : []),
    ...(hasConstitution
      ? [
          {
            text: 'Constitution',
            href: '/constitution',
            pages: [{ text: 'Procedures', href: '/procedures' }],
          },
        ]
      : []),
  ]
}
