/** Positions at a distance, on the ellipsoid WGS84. */

import type { LonLat } from "../api/types";

/** Half the greater axis in metres, and the flattening (NIMA TR8350.2). */
const A = 6378137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const RADIANS = Math.PI / 180;

/**
 * The position so many metres from another, along a geodesic that begins at an azimuth in degrees clockwise
 * from north. By Vincenty's direct formulae (Survey Review 23, 1975), within a millimetre.
 */
export function destination([lon, lat]: LonLat, azimuth: number, metres: number): LonLat {
  const alpha = azimuth * RADIANS;
  const tanU1 = (1 - F) * Math.tan(lat * RADIANS);
  const cosU1 = 1 / Math.hypot(1, tanU1);
  const sinU1 = tanU1 * cosU1;
  const sigma1 = Math.atan2(tanU1, Math.cos(alpha));
  const sinAlpha = cosU1 * Math.sin(alpha);
  const cos2Alpha = 1 - sinAlpha ** 2;
  const u2 = (cos2Alpha * (A ** 2 - B ** 2)) / B ** 2;
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const first = metres / (B * a);
  let sigma = first;
  let mid = 0;
  for (let step = 0; step < 20; step++) {
    mid = Math.cos(2 * sigma1 + sigma);
    const inner =
      Math.cos(sigma) * (2 * mid ** 2 - 1) -
      (b / 6) * mid * (4 * Math.sin(sigma) ** 2 - 3) * (4 * mid ** 2 - 3);
    const next = first + b * Math.sin(sigma) * (mid + (b / 4) * inner);
    const isDone = Math.abs(next - sigma) < 1e-12;
    sigma = next;
    if (isDone) break;
  }
  const [sin, cos] = [Math.sin(sigma), Math.cos(sigma)];
  const across = sinU1 * sin - cosU1 * cos * Math.cos(alpha);
  const latitude = Math.atan2(
    sinU1 * cos + cosU1 * sin * Math.cos(alpha),
    (1 - F) * Math.hypot(sinAlpha, across),
  );
  const lambda = Math.atan2(sin * Math.sin(alpha), cosU1 * cos - sinU1 * sin * Math.cos(alpha));
  const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
  const turn = sigma + c * sin * (mid + c * cos * (2 * mid ** 2 - 1));
  return [lon + (lambda - (1 - c) * F * sinAlpha * turn) / RADIANS, latitude / RADIANS];
}

/**
 * Where a geodesic began that ends at a position: the server tells of a claim the end, the azimuth at the
 * beginning and the length.
 */
export function origin(end: LonLat, azimuth: number, metres: number): LonLat {
  let [lon, lat] = destination(end, azimuth + 180, metres);
  for (let step = 0; step < 20; step++) {
    const reached = destination([lon, lat], azimuth, metres);
    lon += end[0] - reached[0];
    lat += end[1] - reached[1];
  }
  return [lon, lat];
}

/** A geodesic as positions near enough to each other to be drawn. */
export function geodesic(from: LonLat, azimuth: number, metres: number): LonLat[] {
  const pieces = Math.max(1, Math.ceil(metres / 10_000));
  return Array.from({ length: pieces + 1 }, (_, at) => destination(from, azimuth, (metres * at) / pieces));
}

/** A ring of all positions at a distance, closed, counter-clockwise. */
export function ring(centre: LonLat, metres: number): LonLat[] {
  const corners = 180;
  return Array.from({ length: corners + 1 }, (_, at) => destination(centre, (-360 * (at % corners)) / corners, metres));
}
