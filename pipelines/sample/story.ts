import {dayOf} from "./calendar.ts";

/** What a customer lives through; all that is said of it, by quarter from 2023Q1 to 2024Q4. */
export type Course = {
  relation: number[]; // what the sales supervisor scores, 1 to 5
  service: number[]; // points added to every satisfaction score
  luck: number[]; // added to the chance of being on time
  degrees: Record<Degree, number[]>; // what a key person's score tends to, 1 to 5
};

export const degrees = ["closeness", "solution", "price"] as const;
export type Degree = (typeof degrees)[number];

const middling = {closeness: flat(3.2), solution: flat(3.3), price: flat(3)};

/** A healthy customer slides and is lost, one at risk is rescued, experts lift some, a price war hits others. */
export const courses = {
  steady: {relation: flat(4.2), service: flat(0.35), luck: flat(0.01), degrees: middling},
  expert: {
    relation: [3.6, 3.7, 3.9, 4.1, 4.2, 4.3, 4.4, 4.5],
    service: [0.1, 0.1, 0.25, 0.35, 0.4, 0.5, 0.5, 0.6],
    luck: [0, 0, 0.01, 0.02, 0.02, 0.03, 0.03, 0.03],
    degrees: {
      closeness: [3, 3.1, 3.5, 3.8, 4, 4.2, 4.4, 4.5],
      solution: [3.1, 3.2, 3.6, 3.9, 4.1, 4.3, 4.4, 4.6],
      price: [2.8, 2.8, 3, 3.2, 3.3, 3.4, 3.6, 3.7]
    }
  },
  sliding: {
    relation: [4.6, 4.5, 4.3, 3.8, 3.4, 3, 2.4, 1.8],
    service: [0.5, 0.45, 0.2, -0.4, -0.8, -1.2, -1.5, -1.8],
    luck: [0.04, 0.03, 0, -0.08, -0.13, -0.17, -0.2, -0.22],
    degrees: {
      closeness: [4.3, 4.2, 4, 3.6, 3.1, 2.6, 2.1, 1.6],
      solution: [4, 4, 3.8, 3.4, 3, 2.6, 2.2, 1.8],
      price: [3.4, 3.3, 3.2, 2.9, 2.6, 2.3, 2, 1.7]
    }
  },
  rescued: {
    relation: [4.1, 3.7, 3.1, 2.5, 2.8, 3.5, 4.1, 4.5],
    service: [0.2, -0.2, -0.8, -1.3, -0.8, 0.1, 0.5, 0.7],
    luck: [0, -0.06, -0.13, -0.17, -0.05, 0.04, 0.06, 0.07],
    degrees: {
      closeness: [3.8, 3.4, 2.8, 2.2, 2.7, 3.4, 4, 4.3],
      solution: [3.6, 3.2, 2.6, 2.2, 2.8, 3.5, 4, 4.2],
      price: [3.2, 3, 2.7, 2.4, 2.7, 3, 3.3, 3.5]
    }
  },
  priceWar: {
    relation: [4.3, 4.3, 4.2, 4.1, 3.8, 3.4, 3.5, 3.8],
    service: flat(0.3),
    luck: flat(0.01),
    degrees: {...middling, price: [3.4, 3.4, 3.3, 3.1, 2.6, 1.9, 1.8, 2.3]}
  }
} satisfies Record<string, Course>;

export type Path = keyof typeof courses;

/** Who plays which part, from the largest customer of before 2023 down, over and over; the rest are steady. */
export const cast: Path[] = [
  ...(["steady", "rescued", "sliding", "expert", "priceWar", "steady", "expert", "steady"] as const),
  ...(["priceWar", "steady", "steady", "expert", "steady", "sliding", "steady", "steady"] as const),
  ...(["rescued", "steady", "priceWar", "steady", "steady", "steady", "steady", "steady"] as const)
];

export const farewell = {from: dayOf("2024-10-21"), days: 40}; // when the sliding ones leave
export const cheapRival = {
  from: dayOf("2024-03-15"),
  to: dayOf("2024-09-30"),
  reach: 0.35, // of the deals with other customers
  discount: 0.78, // what a deal still fetches
  chance: 0.55, // of winning, against the usual
  name: "极目软件"
};
/** Decisions of autumn that wait for December, when budgets must be spent. */
export const yearEnd = {share: 0.5, from: 8, to: 10, day: 3, days: 24}; // months from January, 0; days of December
export const expertise = {from: 2, rescueFrom: 4, rescueTo: 6}; // quarters with free expert service
export const reorganisation = {on: dayOf("2024-07-01"), luck: 0.03}; // the third team is broken up, and does better
export const leaving = {every: 17, first: 2, on: dayOf("2024-08-16"), spread: 90}; // engineers, mid-quarter
export const joining = {every: 11, from: dayOf("2023-03-13"), spread: 560};

/** Since when a system keeps what. */
export const begins = {
  timesheets: dayOf("2024-01-01"),
  replies: dayOf("2024-01-01"),
  progress: dayOf("2024-07-01"),
  weeklyReviews: dayOf("2024-01-01"),
  handoverTimes: dayOf("2023-07-01")
};

/** A branch had a system of its own until then, with one ticket to so many of ours. */
export const oldSystem = {until: dayOf("2023-07-01"), ticketsPer: 80};

/** Shares of tickets that take a turn; the slow team's are multiplied. */
export const turns = {
  paused: 0.1,
  downgraded: 0.03,
  upgraded: 0.008,
  voided: 0.01,
  unsolvable: 0.006,
  reopened: [0.972, 0.024, 0.004],
  slowTeam: 2.2
};

/** The export of contracts was made on this day; what changed until the end came as a correction. */
export const contractsExportedOn = dayOf("2024-12-20");
/** An old export of the tickets of ten days, as they stood on the last of them, handed in late. */
export const oldExport = {from: dayOf("2024-09-21"), on: dayOf("2024-09-30")};

function flat(value: number): number[] {
  return Array.from({length: 8}, () => value);
}
