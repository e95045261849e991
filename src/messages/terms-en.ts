/** The terms of the standard's enumerations in English words. A term that means the same in two of them stands once. */
import type {
  achievementTypes,
  alignmentTargetTypes,
  associationTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
} from '../model/vocabulary.js'

/** A term of one of the enumerations of Open Badges 3.0 and CLR 2.0. */
export type Term =
  | (typeof achievementTypes)[number]
  | (typeof alignmentTargetTypes)[number]
  | (typeof associationTypes)[number]
  | (typeof identifierTypes)[number]
  | (typeof resultStatuses)[number]
  | (typeof resultTypes)[number]

/** Every term in words. */
export type Terms = Readonly<Record<Term, string>>

/** In English. */
export const termsEn: Terms = {
  // kinds of achievement
  Achievement: 'Achievement',
  ApprenticeshipCertificate: 'Apprenticeship certificate',
  Assessment: 'Assessment',
  Assignment: 'Assignment',
  AssociateDegree: 'Associate degree',
  Award: 'Award',
  Badge: 'Badge',
  BachelorDegree: "Bachelor's degree",
  Certificate: 'Certificate',
  CertificateOfCompletion: 'Certificate of completion',
  Certification: 'Certification',
  CommunityService: 'Community service',
  Competency: 'Competency',
  Course: 'Course',
  CoCurricular: 'Co-curricular activity',
  Degree: 'Degree',
  Diploma: 'Diploma',
  DoctoralDegree: 'Doctoral degree',
  Fieldwork: 'Fieldwork',
  GeneralEducationDevelopment: 'General education development',
  JourneymanCertificate: 'Journeyman certificate',
  LearningProgram: 'Learning programme',
  License: 'Licence',
  Membership: 'Membership',
  ProfessionalDoctorate: 'Professional doctorate',
  QualityAssuranceCredential: 'Quality assurance credential',
  MasterCertificate: 'Master certificate',
  MasterDegree: "Master's degree",
  MicroCredential: 'Micro-credential',
  ResearchDoctorate: 'Research doctorate',
  SecondarySchoolDiploma: 'Secondary school diploma',
  // what an alignment points at
  'ceasn:Competency': 'Competency (CTDL-ASN)',
  'ceterms:Credential': 'Credential (CTDL)',
  CFItem: 'Item of a competency framework',
  CFRubric: 'Rubric',
  CFRubricCriterion: 'Criterion of a rubric',
  CFRubricCriterionLevel: 'Level of a criterion of a rubric',
  CTDL: 'Entry in CTDL',
  // what an identifier is
  name: 'Name',
  sourcedId: 'Sourced id',
  systemId: 'System id',
  productId: 'Product id',
  userName: 'User name',
  accountId: 'Account id',
  emailAddress: 'Email address',
  nationalIdentityNumber: 'National identity number',
  isbn: 'ISBN',
  issn: 'ISSN',
  lisSourcedId: 'LIS sourced id',
  oneRosterSourcedId: 'OneRoster sourced id',
  sisSourcedId: 'SIS sourced id',
  ltiContextId: 'LTI context id',
  ltiDeploymentId: 'LTI deployment id',
  ltiToolId: 'LTI tool id',
  ltiPlatformId: 'LTI platform id',
  ltiUserId: 'LTI user id',
  identifier: 'Identifier',
  // how a result is measured
  GradePointAverage: 'Grade point average',
  LetterGrade: 'Letter grade',
  Percent: 'Percent',
  PerformanceLevel: 'Performance level',
  PredictedScore: 'Predicted score',
  RawScore: 'Raw score',
  Result: 'Result',
  RubricCriterion: 'Criterion of a rubric',
  RubricCriterionLevel: 'Level of a criterion of a rubric',
  RubricScore: 'Score on a rubric',
  ScaledScore: 'Scaled score',
  Status: 'Status',
  // how far the recipient came
  Completed: 'Completed',
  Enrolled: 'Enrolled',
  Failed: 'Failed',
  InProgress: 'In progress',
  OnHold: 'On hold',
  Provisional: 'Provisional',
  Withdrew: 'Withdrew',
  // what achievements are to each other
  exactMatchOf: 'Is the same as',
  isChildOf: 'Is a child of',
  isParentOf: 'Is a parent of',
  isPartOf: 'Is a part of',
  isPeerOf: 'Is a peer of',
  isRelatedTo: 'Is related to',
  precedes: 'Comes before',
  replacedBy: 'Is replaced by',
}
