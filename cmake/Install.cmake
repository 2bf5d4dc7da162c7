# What `cmake --install` puts down: the library and its headers, findable by CMake and by pkg-config; the command with
# its page for man(1) and its completions, where Debian's shells look for them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(libraries limpid)
if(TARGET limpid_shared)
  list(APPEND libraries limpid_shared)
endif()
install(TARGETS ${libraries} EXPORT limpid-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/limpid" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES "${PROJECT_SOURCE_DIR}/core/recipe.schema.json" DESTINATION ${CMAKE_INSTALL_DATADIR}/limpid)
install(TARGETS limpid_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
set(told "${PROJECT_BINARY_DIR}/cli/told")
install(FILES "${told}/limpid.1" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES "${told}/limpid.bash" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME limpid)
install(FILES "${told}/_limpid" DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES "${told}/limpid.fish" DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/limpid)
install(EXPORT limpid-targets NAMESPACE limpid:: DESTINATION ${package_dir})
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/limpid-config.cmake.in" "${PROJECT_BINARY_DIR}/limpid-config.cmake"
  INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/limpid-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/limpid-config.cmake" "${PROJECT_BINARY_DIR}/limpid-config-version.cmake" DESTINATION ${package_dir})

# Relative, so that the tree may be moved; Debian's library folder has two levels.
string(REGEX REPLACE "[^/]+" ".." up "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
set(LIMPID_PC_PREFIX "\${pcfiledir}/${up}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/limpid.pc.in" "${PROJECT_BINARY_DIR}/limpid.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/limpid.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
