import { Prisma } from "#prisma/generated/client.ts";

/**
 * Whether a person `p` is to be told of an alarm `a` about a dealer `d`: a promise in danger or broken
 * concerns those at the platform and the dealer's representative, a dispute
 * and what was logged in vain those at the platform, a
 * dealer that turned weak its representative and the manager of its region. Representatives are those
 * named for the dealer, or by it within the regions named for them, as at the sign-in. Dealers are
 * never told.
 */
export const responsible = Prisma.sql`(NOT p.disabled AND CASE p.role
  WHEN 'ops' THEN a.kind IN ('at_risk', 'breach', 'dispute_open', 'conflict') AND EXISTS (
    SELECT 1 FROM person_scope ps
    WHERE ps.person_id = p.id AND ps.kind = 'platform' AND ps.subject_id = a.platform_id)
  WHEN 'representative' THEN a.kind IN ('at_risk', 'breach', 'turned_weak') AND EXISTS (
    SELECT 1 FROM person_scope ps WHERE ps.person_id = p.id
      AND (ps.kind = 'dealer' AND ps.subject_id = a.dealer_id
        OR ps.kind = 'region' AND ps.subject_id = d.region_id AND d.representative = p.name))
  WHEN 'manager' THEN a.kind = 'turned_weak' AND EXISTS (
    SELECT 1 FROM person_scope ps
    WHERE ps.person_id = p.id AND ps.kind = 'region' AND ps.subject_id = d.region_id)
  ELSE FALSE END)`;
