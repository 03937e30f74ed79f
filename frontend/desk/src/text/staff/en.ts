import type { Role } from '../../roles'
import type { Way } from '../../staff'

export const staffEn = () => ({
  role: {
    owner: 'Owner',
    manager: 'Manager',
    support: 'Support',
    auditor: 'Auditor',
    analyst: 'Analyst',
  } as Record<Role, string>,
  may: {
    owner: 'May do everything, and decides who works here.',
    manager: 'Runs the desk: products, orders, refunds, promotions and support.',
    support: 'Answers buyers and looks at their orders. Gives nothing back.',
    auditor: 'Reads every entry of the ledger, and every look is recorded.',
    analyst: 'Reads the shop’s figures.',
  } as Record<Role, string>,
  bySettings: 'by the server’s settings',
  invite: 'Add somebody',
  invitations: 'Open invitations',
  invitationsText: 'Tap one to take it back.',
  until: (when: string) => `Good until ${when}.`,
  withdrawAsk: 'Take the invitation back?',
  withdrawAskText: 'Its link will be worth nothing.',
  withdraw: 'Take back',
  withdrawn: 'The link is worth nothing now',
  keep: 'Keep it',

  roleName: 'Role',
  since: 'Since',
  by: 'By whom (Telegram id)',
  why: 'Why',
  revoke: 'Take the role away',
  whyRevoke: 'Why? It stays in the ledger',
  revokeAsk: 'Take the role away?',
  revokeAskText: 'It ends at once, also where they are signed in now.',
  revoked: 'The role is taken away',

  wayLabel: 'How they are named',
  way: { link: 'By a link', number: 'By Telegram id' } as Record<Way, string>,
  person: 'Telegram id',
  personWrong: 'A Telegram id is a whole number.',
  whoWhy: 'Who it is for, and why',
  whyStays: 'This stays in the ledger for ever. Write no more about a person than is needed.',
  makeLink: 'Make the link',
  grant: 'Give the role',
  granted: 'They have the role now',
  linkFor: (role: string) => `Invitation: ${role}`,
  linkText: (until: string) =>
    `Send it to one person only: whoever opens it first gets the role. It is good once, until ${until}, and is not shown again.`,
  link: 'The link',
  copy: 'Copy the link',
  copied: 'Copied',
  copyByHand: 'Press and hold the link to copy it',
  share: 'Share the link',
  shareText: 'You are invited to work in the shop.',
  done: 'Done',

  joinTitle: 'Invitation',
  invited: (role: string) => `You are invited: ${role}`,
  accept: 'Accept',
  joined: 'Welcome to the shop',
  worthless: 'This invitation is not valid',
  worthlessText: 'It was used, taken back or is too old. Ask for a new one.',
  open: { desk: 'Open the desk', audit: 'Open the audit', insights: 'Open the insights' },
})

export type StaffText = ReturnType<typeof staffEn>
