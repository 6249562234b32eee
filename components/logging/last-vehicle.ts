const VEHICLE_KEY = "zhunda-log-vehicle";

/** The van that was named last on this phone; empty where none was, or where nothing is kept. */
export function lastVehicle(): string {
  try {
    return localStorage.getItem(VEHICLE_KEY) ?? "";
  } catch {
    return "";
  }
}

/** Keeps which van was named. */
export function rememberVehicle(vehicle: string): void {
  if (vehicle.trim() === "") return;
  try {
    localStorage.setItem(VEHICLE_KEY, vehicle.trim());
  } catch {
    // It is typed again next time.
  }
}
