//! Tells cargo to look again at the folders that are embedded in the program when files are added
//! to them or taken away; changes inside the files it sees by itself.

fn main() {
    for folder in ["templates", "static", "content", "data/starter"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
