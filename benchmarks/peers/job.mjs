// The figures of the capped job, as Data/Job.cs has them.
export const categories = { 'elderly-care': 15, disability: 15, teaching: 12, medical: 13, environment: 10, traffic: 8, event: 5 };
export const sources = { 'signed-in-out': 10, administrator: 8, imported: 6, 'self-reported': 4 };
export const asOf = '2025-11-30';
export const knownAt = '2025-12-05T00:00:00Z';
export const dailyMax = 480;
export const base = 150;
export const scoreMax = 650;
export const loanFrom = 335;
export const starHours = [100, 300, 600, 1000, 1500];
// Credit is counted in hundredths of a minute.
export const quantaPerHour = 6000;
