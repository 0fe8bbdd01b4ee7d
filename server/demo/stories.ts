/** What the demo's customers want: attributes of the interaction, and what is written in chats, e-mails and messages. */
import type { Media, Speaker } from '../../machines/commands.ts';

export interface Story {
  attributes: Readonly<Record<string, string>>;
  /** In the order of writing; an e-mail is written before anybody picks it up. */
  lines: readonly (readonly [Speaker, string])[];
}

const call = (attributes: Story['attributes']): Story => ({ attributes, lines: [] });

const chats: readonly Story[] = [
  {
    attributes: { booking: 'NW-48213', trip: 'Lisbon, 2 travellers', topic: 'Change of date' },
    lines: [
      ['customer', 'Hi! I need to move our trip to Lisbon by a week. My sister is getting married.'],
      ['agent', 'Congratulations to her! Let me look at your booking.'],
      ['agent', 'I can move it to the 14th. The hotel is free then, the flight costs 62 more for each of you.'],
      ['customer', '62 each? The page said that changes are free.'],
      ['agent', 'They are until 30 days before the trip; you are at 22 days.'],
      ['customer', 'I booked only last week, how could I have known?'],
      ['agent', 'I understand. I will ask whether we can do something about it. One moment, please.'],
      ['customer', 'Thank you, I will wait.'],
    ],
  },
  {
    attributes: { booking: 'NW-51877', trip: 'Crete, family of 4', topic: 'Room with a cot' },
    lines: [
      ['customer', 'Good morning, did you get my request for a baby cot? Nobody has answered.'],
      ['agent', 'Good morning! I see it here, it has not been confirmed by the hotel yet.'],
      ['customer', 'We fly on Saturday. I cannot fly without knowing.'],
      ['agent', 'I am calling them now. Please stay here.'],
      ['agent', 'They have no cot left in your room category. They offer a suite for 35 a night more.'],
      ['customer', 'That is not our mistake. We asked six weeks ago.'],
    ],
  },
  {
    attributes: { account: 'C-20931', tier: 'Gold', topic: 'Points are missing' },
    lines: [
      ['customer', 'Where are my points for the trip in May?'],
      ['agent', 'Hello! They should be there within six weeks. May I have your booking number?'],
      ['customer', 'NW-39004'],
      ['agent', 'Thank you. It was booked through a partner, and partners do not report points by themselves.'],
      ['customer', 'So?'],
      ['agent', 'I can add them by hand if a supervisor agrees. It is 1,240 points.'],
      ['customer', 'Please do.'],
    ],
  },
];

const mails: readonly Story[] = [
  {
    attributes: { booking: 'NW-44560', amount: '£ 1,180', topic: 'Refund after illness' },
    lines: [
      [
        'customer',
        [
          'Dear Northwind Travel,',
          'we had to cancel our trip to Iceland two days before departure, because my husband was taken to hospital. The certificate of the hospital is attached, as you asked.',
          'Your letter of the 3rd says that only the taxes can be refunded. We think that this is not right: the policy that we bought together with the trip names sudden illness on its first page.',
          'We have been your customers for eleven years and have never asked for anything. Please look at it again, and tell us until when we may expect an answer.',
          'Kind regards\nHelen and Robert Marsh',
        ].join('\n\n'),
      ],
    ],
  },
  {
    attributes: { booking: 'NW-50218', group: '24 travellers', topic: 'Invoice' },
    lines: [
      [
        'customer',
        [
          'Hello,',
          'the invoice for our group lists 26 seats, we are 24. I told your colleague on the phone in March that two of us would travel by themselves.',
          'Could you send a corrected one? Our accounts department closes the quarter on Friday.',
          'Best wishes\nIngrid Solberg',
        ].join('\n\n'),
      ],
      ['agent', 'Dear Ms Solberg, thank you for writing. I am looking into it and will be back to you today.'],
    ],
  },
];

const messages: readonly Story[] = [
  {
    attributes: { booking: 'NW-52990', trip: 'Oslo, train' },
    lines: [
      ['customer', 'is my train tomorrow running? i read about a strike'],
      ['agent', 'It is planned to run. I will send you a message if that changes.'],
      ['customer', 'and if not? can i fly instead?'],
    ],
  },
  {
    attributes: { booking: 'NW-47118', topic: 'Lost luggage' },
    lines: [
      ['customer', 'my bag did not arrive in Rome. the airline says talk to you, you say talk to them'],
      ['agent', 'I am sorry about that. Do you have the number of the report?'],
      ['customer', 'FCO 33817'],
      ['customer', 'i have been wearing the same shirt for two days'],
    ],
  },
];

const calls: readonly Story[] = [
  call({ booking: 'NW-48871', trip: 'New York, 1 traveller', topic: 'Upgrade' }),
  call({ booking: 'NW-50042', topic: 'Name on the ticket' }),
  call({ account: 'C-18330', tier: 'Silver', topic: 'Complaint about a hotel' }),
  call({ booking: 'NW-49107', amount: '£ 410', topic: 'Refund' }),
  call({ topic: 'New booking' }),
];

export const stories: Record<Media, readonly Story[]> = {
  call: calls,
  callback: calls,
  chat: chats,
  email: mails,
  message: messages,
};
