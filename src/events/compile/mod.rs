//! Rule files to compiled rules: types and loader, shared by the build script and the library.

pub mod frame;
pub mod load;
