/**
 * The enumerations of Open Badges 3.0 and CLR 2.0 (spec.md §1.6). All but the result status and the
 * association type may be extended with terms that begin with `ext:`. And the purposes of W3C
 * status lists.
 */
import type { ExtensionTerm } from './primitives.js'

/** What kind of achievement it is: the terms of the standard. */
export const achievementTypes = [
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CommunityService',
  'Competency',
  'Course',
  'CoCurricular',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'Membership',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'MasterCertificate',
  'MasterDegree',
  'MicroCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
] as const

/** What kind of achievement it is. */
export type AchievementType = (typeof achievementTypes)[number] | ExtensionTerm

/** What kind of thing an alignment points at: the terms of the standard. */
export const alignmentTargetTypes = [
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
] as const

/** What kind of thing an alignment points at. */
export type AlignmentTargetType = (typeof alignmentTargetTypes)[number] | ExtensionTerm

/** What an identifier identifies by: the terms of the standard. */
export const identifierTypes = [
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
] as const

/** What an identifier identifies by. */
export type IdentifierType = (typeof identifierTypes)[number] | ExtensionTerm

/** How a result is measured: the terms of the standard. */
export const resultTypes = [
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
] as const

/** How a result is measured. */
export type ResultType = (typeof resultTypes)[number] | ExtensionTerm

/** How far the recipient came: the terms of the standard, which nobody may extend. */
export const resultStatuses = [
  'Completed',
  'Enrolled',
  'Failed',
  'InProgress',
  'OnHold',
  'Provisional',
  'Withdrew',
] as const

/** How far the recipient came. */
export type ResultStatus = (typeof resultStatuses)[number]

/** What one achievement of a Comprehensive Learner Record is to another: the terms of CLR 2.0, which nobody may extend. */
export const associationTypes = [
  'exactMatchOf',
  'isChildOf',
  'isParentOf',
  'isPartOf',
  'isPeerOf',
  'isRelatedTo',
  'precedes',
  'replacedBy',
] as const

/** What one achievement of a Comprehensive Learner Record is to another. */
export type AssociationType = (typeof associationTypes)[number]

/** What it means if a status is set: the purposes that the W3C names. */
export const statusPurposes = ['revocation', 'suspension', 'refresh', 'message'] as const

/** What it means if a status is set. */
export type StatusPurpose = (typeof statusPurposes)[number]
