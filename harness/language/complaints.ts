/** What is wrong with a script before it runs, where, and what was probably meant. */

export interface Place {
  file: string;
  line: number;
  column: number;
}

export interface Complaint {
  place: Place;
  message: string;
  /** The nearest thing that is known. */
  nearest?: string;
}

export const describePlace = ({ file, line, column }: Place) => `${file}:${line}:${column}`;

export const describeComplaint = ({ place, message, nearest }: Complaint) =>
  `${describePlace(place)}: ${message}${nearest === undefined ? '' : `\n    nearest: ${nearest}`}`;
