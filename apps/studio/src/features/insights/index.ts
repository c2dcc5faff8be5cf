export { CalibrationPage } from './calibration/CalibrationPage.tsx';
export { MapPage } from './map/MapPage.tsx';
export { ReportPage } from './report/ReportPage.tsx';
export { ReviewersPage } from './reviewers/ReviewersPage.tsx';
