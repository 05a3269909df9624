/** Hatches as pictures that tile. */

/** A pattern of diagonal lines in a colour, so many CSS pixels apart, drawn twice as dense. */
export function hatch(colour: string, spacing: number, weight: number): ImageData {
  const side = spacing * 4;
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("the browser draws no pictures");
  pen.strokeStyle = colour;
  pen.lineWidth = weight * 2;
  // Lines at 45 degrees that run on over the edges; their distance across is the spacing times √2 / 2.
  for (let at = -side; at <= side * 2; at += side / 2) {
    pen.moveTo(at - side, side * 2);
    pen.lineTo(at + side * 2, -side);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}
